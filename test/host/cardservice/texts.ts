/** Widgets that show something: texts, pictures, lines. */
import { googleEnum, keyFor } from '../enums';
import { googleError } from '../core';
import type { Members } from '../signature';
import { Action, linkOf } from './actions';
import { buttonOf } from './buttons';
import { Switch } from './inputs';
import { Icon, materialName } from './icons';
import type { DecoratedTextJson, DividerJson, Draft, IconJson, ImageJson, TextParagraphJson } from './json';
import { copyOf, flagOf, memberOf, Part, PLAIN, setClick, textOf } from './part';

import Google = GoogleAppsScript.Card_Service;

export const ImageCropType = googleEnum('SQUARE', 'CIRCLE', 'RECTANGLE_CUSTOM', 'RECTANGLE_4_3');

export class TextParagraph extends Part<TextParagraphJson> implements Google.TextParagraph {
  readonly googleName = 'TextParagraph';
  readonly [PLAIN]: Draft<TextParagraphJson> = { type: 'TextParagraph' };

  setText(text: string): this {
    this[PLAIN].text = textOf(this, 'setText', text);
    return this;
  }
}

export class Divider extends Part<DividerJson> implements Google.Divider {
  readonly googleName = 'Divider';
  readonly [PLAIN]: Draft<DividerJson> = { type: 'Divider' };
}

export class IconImage extends Part<IconJson> implements Google.IconImage {
  readonly googleName = 'IconImage';
  readonly [PLAIN]: Draft<IconJson> = {};

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
  setImageCropType(type: Google.ImageCropType): this {
    keyFor(memberOf(this, 'setImageCropType'), ImageCropType, type);
    return this;
  }
  setMaterialIcon(icon: Google.MaterialIcon): this {
    this[PLAIN].icon = materialName(this, icon);
    return this;
  }
}

type DecoratedMembers =
  | 'setBottomLabel'
  | 'setButton'
  | 'setEndIcon'
  | 'setOnClickAction'
  | 'setOpenLink'
  | 'setStartIcon'
  | 'setSwitchControl'
  | 'setText'
  | 'setTopLabel'
  | 'setWrapText';

export class DecoratedText extends Part<DecoratedTextJson> implements Members<Google.DecoratedText, DecoratedMembers> {
  readonly googleName = 'DecoratedText';
  readonly [PLAIN]: Draft<DecoratedTextJson> = { type: 'DecoratedText' };

  setTopLabel(text: string): this {
    this[PLAIN].topLabel = textOf(this, 'setTopLabel', text);
    return this;
  }
  setText(text: string): this {
    this[PLAIN].text = textOf(this, 'setText', text);
    return this;
  }
  setBottomLabel(text: string): this {
    this[PLAIN].bottomLabel = textOf(this, 'setBottomLabel', text);
    return this;
  }
  setWrapText(wrap: boolean): this {
    this[PLAIN].wrapText = flagOf(this, 'setWrapText', wrap);
    return this;
  }
  /** One of a button, a switch and an end icon: they share the same place. */
  setButton(button: Google.Button): this {
    this.#refuseSecondEnd();
    this[PLAIN].button = buttonOf(this, 'setButton', button);
    return this;
  }
  setSwitchControl(control: Google.Switch): this {
    this.#refuseSecondEnd();
    this[PLAIN].switch = copyOf(this, 'setSwitchControl', control, Switch);
    return this;
  }
  setEndIcon(icon: Google.IconImage): this {
    this.#refuseSecondEnd();
    this[PLAIN].endIcon = copyOf(this, 'setEndIcon', icon, IconImage);
    return this;
  }
  setStartIcon(icon: Google.IconImage): this {
    this[PLAIN].startIcon = copyOf(this, 'setStartIcon', icon, IconImage);
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
  #refuseSecondEnd(): void {
    const { button, switch: control, endIcon } = this[PLAIN];
    if (button ?? control ?? endIcon)
      throw googleError('DecoratedText: only one of button, switch and end icon can be set.');
  }
}

type ImageMembers = 'setAltText' | 'setImageUrl' | 'setOnClickAction' | 'setOpenLink';

export class Image extends Part<ImageJson> implements Members<Google.Image, ImageMembers> {
  readonly googleName = 'Image';
  readonly [PLAIN]: Draft<ImageJson> = { type: 'Image' };

  setAltText(text: string): this {
    this[PLAIN].altText = textOf(this, 'setAltText', text);
    return this;
  }
  setImageUrl(url: string): this {
    this[PLAIN].url = textOf(this, 'setImageUrl', url);
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
