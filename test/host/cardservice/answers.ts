/** What a callback answers: navigation, a short notice, a link. */
import { Fake, googleError } from '../core';
import { mismatch } from '../signature';
import { linkOf } from './actions';
import { Card } from './card';
import type { AnswerJson, CardJson, Draft, LinkJson, StepJson } from './json';
import { copyOf, flagOf, memberOf, Part, PLAIN, textOf } from './part';
import { refuseLink, type BundleFacts } from './rules';

import Google = GoogleAppsScript.Card_Service;

function cardOf(owner: Fake, member: string, card: unknown): CardJson {
  if (!(card instanceof Card)) throw mismatch(memberOf(owner, member), card);
  return card[PLAIN];
}

interface NavigationJson {
  readonly steps: StepJson[];
}

export class Navigation extends Part<NavigationJson> implements Google.Navigation {
  readonly googleName = 'Navigation';
  readonly [PLAIN]: NavigationJson = { steps: [] };

  popCard(): this {
    this[PLAIN].steps.push({ step: 'pop' });
    return this;
  }
  popToNamedCard(name: string): this {
    this[PLAIN].steps.push({ step: 'popTo', name: textOf(this, 'popToNamedCard', name) });
    return this;
  }
  popToRoot(): this {
    this[PLAIN].steps.push({ step: 'popToRoot' });
    return this;
  }
  pushCard(card: Google.Card): this {
    this[PLAIN].steps.push({ step: 'push', card: cardOf(this, 'pushCard', card) });
    return this;
  }
  updateCard(card: Google.Card): this {
    this[PLAIN].steps.push({ step: 'update', card: cardOf(this, 'updateCard', card) });
    return this;
  }
  printJson(): string {
    return JSON.stringify(this[PLAIN]);
  }
}

export class Notification extends Part<{ text: string }> implements Google.Notification {
  readonly googleName = 'Notification';
  readonly [PLAIN]: { text?: string } = {};

  setText(text: string): this {
    this[PLAIN].text = textOf(this, 'setText', text);
    return this;
  }
}

abstract class Built<Json> extends Fake {
  readonly [PLAIN]: Json;
  constructor(json: Json) {
    super();
    this[PLAIN] = json;
  }
  printJson(): string {
    return JSON.stringify(this[PLAIN]);
  }
}

export class ActionResponse extends Built<AnswerJson> implements Google.ActionResponse {
  readonly googleName = 'ActionResponse';
}

export class ActionResponseBuilder extends Part<AnswerJson> implements Google.ActionResponseBuilder {
  readonly googleName = 'ActionResponseBuilder';
  readonly [PLAIN]: Draft<AnswerJson> = {};
  readonly #bundle: BundleFacts;

  constructor(bundle: BundleFacts) {
    super();
    this.#bundle = bundle;
  }
  build(): ActionResponse {
    const { navigation, notification, openLink, stateChanged } = this[PLAIN];
    if (!navigation && notification === undefined && !openLink && stateChanged === undefined) {
      throw googleError('The ActionResponse holds nothing.');
    }
    if (openLink) refuseLink(openLink, this.#bundle);
    return new ActionResponse(structuredClone(this[PLAIN]));
  }
  setNavigation(navigation: Google.Navigation): this {
    const { steps } = copyOf(this, 'setNavigation', navigation, Navigation);
    if (steps.length === 0) throw googleError('The Navigation holds no steps.');
    this[PLAIN].navigation = steps;
    return this;
  }
  setNotification(notification: Google.Notification): this {
    const { text } = copyOf(this, 'setNotification', notification, Notification);
    if (!text) throw googleError('The Notification has no text.');
    this[PLAIN].notification = text;
    return this;
  }
  setOpenLink(link: Google.OpenLink): this {
    this[PLAIN].openLink = linkOf(this, 'setOpenLink', link);
    return this;
  }
  setStateChanged(changed: boolean): this {
    this[PLAIN].stateChanged = flagOf(this, 'setStateChanged', changed);
    return this;
  }
}

export interface UniversalJson {
  readonly cards?: readonly CardJson[];
  readonly openLink?: LinkJson;
}

export class UniversalActionResponse extends Built<UniversalJson> implements Google.UniversalActionResponse {
  readonly googleName = 'UniversalActionResponse';
}

export class UniversalActionResponseBuilder
  extends Part<UniversalJson>
  implements Google.UniversalActionResponseBuilder
{
  readonly googleName = 'UniversalActionResponseBuilder';
  readonly [PLAIN]: Draft<UniversalJson> = {};
  readonly #bundle: BundleFacts;

  constructor(bundle: BundleFacts) {
    super();
    this.#bundle = bundle;
  }
  build(): UniversalActionResponse {
    const { cards, openLink } = this[PLAIN];
    if (!cards === !openLink) throw googleError('A UniversalActionResponse holds either cards or a link.');
    if (openLink) refuseLink(openLink, this.#bundle);
    return new UniversalActionResponse(structuredClone(this[PLAIN]));
  }
  displayAddOnCards(cards: Google.Card[]): this {
    const member = 'displayAddOnCards';
    if (!Array.isArray(cards) || cards.length === 0) throw mismatch(memberOf(this, member), cards);
    this[PLAIN].cards = cards.map((card) => cardOf(this, member, card));
    return this;
  }
  setOpenLink(link: Google.OpenLink): this {
    this[PLAIN].openLink = linkOf(this, 'setOpenLink', link);
    return this;
  }
}
