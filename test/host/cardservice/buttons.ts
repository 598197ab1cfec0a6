/** Things to press. */
import { type Fake } from '../core';
import { googleEnum, keyFor } from '../enums';
import type { Members } from '../signature';
import { Action, linkOf } from './actions';
import { Icon, materialName } from './icons';
import type { ButtonJson, ButtonSetJson, CardActionJson, Draft, ImageButtonJson, TextButtonJson } from './json';
import { copyOf, flagOf, memberOf, Part, PLAIN, setClick, textOf } from './part';

import Google = GoogleAppsScript.Card_Service;

export const TextButtonStyle = googleEnum('OUTLINED', 'FILLED', 'FILLED_TONAL', 'BORDERLESS');

type TextButtonMembers =
  | 'setAltText'
  | 'setBackgroundColor'
  | 'setDisabled'
  | 'setOnClickAction'
  | 'setOpenLink'
  | 'setText'
  | 'setTextButtonStyle';

export class TextButton extends Part<TextButtonJson> implements Members<Google.TextButton, TextButtonMembers> {
  readonly googleName = 'TextButton';
  readonly [PLAIN]: Draft<TextButtonJson> = { type: 'TextButton', style: 'OUTLINED' };

  setAltText(text: string): this {
    this[PLAIN].altText = textOf(this, 'setAltText', text);
    return this;
  }
  setBackgroundColor(color: string): this {
    this[PLAIN].backgroundColor = textOf(this, 'setBackgroundColor', color);
    return this;
  }
  setDisabled(disabled: boolean): this {
    this[PLAIN].disabled = flagOf(this, 'setDisabled', disabled);
    return this;
  }
  setText(text: string): this {
    this[PLAIN].text = textOf(this, 'setText', text);
    return this;
  }
  setTextButtonStyle(style: Google.TextButtonStyle): this {
    this[PLAIN].style = keyFor(memberOf(this, 'setTextButtonStyle'), TextButtonStyle, style);
    return this;
  }
  setOnClickAction(action: Google.Action): this {
    setClick(this, copyOf(this, 'setOnClickAction', action, Action));
    return this;
  }
  setOpenLink(link: Google.OpenLink): this {
    setClick(this, linkOf(this, 'setOpenLink', link));
    return this;
  }
}

type ImageButtonMembers =
  'setAltText' | 'setIcon' | 'setIconUrl' | 'setMaterialIcon' | 'setOnClickAction' | 'setOpenLink';

export class ImageButton extends Part<ImageButtonJson> implements Members<Google.ImageButton, ImageButtonMembers> {
  readonly googleName = 'ImageButton';
  readonly [PLAIN]: Draft<ImageButtonJson> = { type: 'ImageButton' };

  setAltText(text: string): this {
    this[PLAIN].altText = textOf(this, 'setAltText', text);
    return this;
  }
  setIcon(icon: Google.Icon): this {
    this[PLAIN].icon = keyFor(memberOf(this, 'setIcon'), Icon, icon);
    return this;
  }
  setIconUrl(url: string): this {
    this[PLAIN].icon = textOf(this, 'setIconUrl', url);
    return this;
  }
  setMaterialIcon(icon: Google.MaterialIcon): this {
    this[PLAIN].icon = materialName(this, icon);
    return this;
  }
  setOnClickAction(action: Google.Action): this {
    setClick(this, copyOf(this, 'setOnClickAction', action, Action));
    return this;
  }
  setOpenLink(link: Google.OpenLink): this {
    setClick(this, linkOf(this, 'setOpenLink', link));
    return this;
  }
}

/** The data of a button of either kind. */
export function buttonOf(owner: Fake, member: string, button: unknown): ButtonJson {
  if (button instanceof ImageButton) return copyOf(owner, member, button, ImageButton);
  return copyOf(owner, member, button, TextButton);
}

export class ButtonSet extends Part<ButtonSetJson> implements Google.ButtonSet {
  readonly googleName = 'ButtonSet';
  readonly [PLAIN]: Draft<ButtonSetJson> = { type: 'ButtonSet', buttons: [] };

  addButton(button: Google.Button): this {
    this[PLAIN].buttons = [...(this[PLAIN].buttons ?? []), buttonOf(this, 'addButton', button)];
    return this;
  }
}

type CardActionMembers = 'setOnClickAction' | 'setOpenLink' | 'setText';

export class CardAction extends Part<CardActionJson> implements Members<Google.CardAction, CardActionMembers> {
  readonly googleName = 'CardAction';
  readonly [PLAIN]: Draft<CardActionJson> = {};

  setText(text: string): this {
    this[PLAIN].text = textOf(this, 'setText', text);
    return this;
  }
  setOnClickAction(action: Google.Action): this {
    setClick(this, copyOf(this, 'setOnClickAction', action, Action));
    return this;
  }
  setOpenLink(link: Google.OpenLink): this {
    setClick(this, linkOf(this, 'setOpenLink', link));
    return this;
  }
}
