/** The card itself: header, sections, footer, menu; checked as a whole when it is built. */
import { Fake } from '../core';
import { googleEnum, keyFor } from '../enums';
import type { Members } from '../signature';
import { ButtonSet, CardAction, ImageButton, TextButton } from './buttons';
import { Grid } from './grid';
import { SelectionInput, TextInput } from './inputs';
import type { CardJson, Draft, HeaderJson, SectionJson, WidgetJson } from './json';
import { copyOf, countOf, flagOf, memberOf, Part, PLAIN, textOf } from './part';
import { DatePicker, DateTimePicker, TimePicker } from './pickers';
import { refuseCard, type BundleFacts } from './rules';
import { DecoratedText, Divider, Image, TextParagraph } from './texts';
import { mismatch } from '../signature';

import Google = GoogleAppsScript.Card_Service;

export const ImageStyle = googleEnum('SQUARE', 'CIRCLE');

export class CardHeader extends Part<HeaderJson> implements Google.CardHeader {
  readonly googleName = 'CardHeader';
  readonly [PLAIN]: Draft<HeaderJson> = {};

  setImageAltText(text: string): this {
    this[PLAIN].imageAltText = textOf(this, 'setImageAltText', text);
    return this;
  }
  setImageStyle(style: Google.ImageStyle): this {
    this[PLAIN].imageStyle = keyFor(memberOf(this, 'setImageStyle'), ImageStyle, style);
    return this;
  }
  setImageUrl(url: string): this {
    this[PLAIN].imageUrl = textOf(this, 'setImageUrl', url);
    return this;
  }
  setSubtitle(subtitle: string): this {
    this[PLAIN].subtitle = textOf(this, 'setSubtitle', subtitle);
    return this;
  }
  setTitle(title: string): this {
    this[PLAIN].title = textOf(this, 'setTitle', title);
    return this;
  }
}

const WIDGETS = [
  ...[TextParagraph, DecoratedText, TextInput, SelectionInput, DatePicker, DateTimePicker, TimePicker],
  ...[Divider, Image, TextButton, ImageButton, ButtonSet, Grid],
];

export class CardSection extends Part<SectionJson> implements Google.CardSection {
  readonly googleName = 'CardSection';
  readonly [PLAIN]: Draft<SectionJson> = { collapsible: false, uncollapsed: 0, widgets: [] };

  addWidget(widget: Google.Widget): this {
    const type = WIDGETS.find((known) => widget instanceof known);
    if (!type) throw mismatch(memberOf(this, 'addWidget'), widget);
    // Its own class has just been found: what it keeps is one of the widgets' data.
    const json = copyOf(this, 'addWidget', widget, type as typeof Part) as unknown as WidgetJson;
    this[PLAIN].widgets = [...(this[PLAIN].widgets ?? []), json];
    return this;
  }
  setCollapsible(collapsible: boolean): this {
    this[PLAIN].collapsible = flagOf(this, 'setCollapsible', collapsible);
    return this;
  }
  setHeader(header: string): this {
    this[PLAIN].header = textOf(this, 'setHeader', header);
    return this;
  }
  setNumUncollapsibleWidgets(count: number): this {
    this[PLAIN].uncollapsed = countOf(this, 'setNumUncollapsibleWidgets', count);
    return this;
  }
}

type FooterJson = NonNullable<CardJson['footer']>;

export class FixedFooter extends Part<FooterJson> implements Google.FixedFooter {
  readonly googleName = 'FixedFooter';
  readonly [PLAIN]: Draft<FooterJson> = {};

  setPrimaryButton(button: Google.TextButton): this {
    this[PLAIN].primary = copyOf(this, 'setPrimaryButton', button, TextButton);
    return this;
  }
  setSecondaryButton(button: Google.TextButton): this {
    this[PLAIN].secondary = copyOf(this, 'setSecondaryButton', button, TextButton);
    return this;
  }
}

/** A card that was built: nothing can be changed any more. */
export class Card extends Fake implements Google.Card {
  readonly googleName = 'Card';
  readonly [PLAIN]: CardJson;

  constructor(json: CardJson) {
    super();
    this[PLAIN] = json;
  }
  printJson(): string {
    return JSON.stringify(this[PLAIN]);
  }
}

type BuilderMembers = 'addCardAction' | 'addSection' | 'build' | 'setFixedFooter' | 'setHeader' | 'setName';

export class CardBuilder extends Part<CardJson> implements Members<Google.CardBuilder, BuilderMembers> {
  readonly googleName = 'CardBuilder';
  readonly [PLAIN]: Draft<CardJson> & Pick<CardJson, 'sections' | 'actions'> = { sections: [], actions: [] };
  readonly #bundle: BundleFacts;

  constructor(bundle: BundleFacts) {
    super();
    this.#bundle = bundle;
  }
  addCardAction(action: Google.CardAction): this {
    this[PLAIN].actions = [...this[PLAIN].actions, copyOf(this, 'addCardAction', action, CardAction)];
    return this;
  }
  addSection(section: Google.CardSection): this {
    this[PLAIN].sections = [...this[PLAIN].sections, copyOf(this, 'addSection', section, CardSection)];
    return this;
  }
  setFixedFooter(footer: Google.FixedFooter): this {
    this[PLAIN].footer = copyOf(this, 'setFixedFooter', footer, FixedFooter);
    return this;
  }
  setHeader(header: Google.CardHeader): this {
    this[PLAIN].header = copyOf(this, 'setHeader', header, CardHeader);
    return this;
  }
  setName(name: string): this {
    this[PLAIN].name = textOf(this, 'setName', name);
    return this;
  }
  build(): Card {
    const json = structuredClone(this[PLAIN]) as CardJson;
    refuseCard(json, this.#bundle);
    return new Card(json);
  }
}
