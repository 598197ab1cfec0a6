/** What a click can do: run a function of the bundle, or open a link. */
import { googleEnum, keyFor } from '../enums';
import { mismatch, objectFor, type Members } from '../signature';
import type { ActionJson, Draft, LinkJson } from './json';
import { copyOf, flagOf, memberOf, Part, PLAIN, textOf } from './part';

import Google = GoogleAppsScript.Card_Service;

export const LoadIndicator = googleEnum('SPINNER', 'NONE');
export const OpenAs = googleEnum('FULL_SIZE', 'OVERLAY');
export const OnClose = googleEnum('NOTHING', 'RELOAD', 'RELOAD_ADD_ON');

export class Action extends Part<ActionJson> implements Members<Google.Action, ActionMembers> {
  readonly googleName = 'Action';
  readonly [PLAIN]: Draft<ActionJson> = {
    parameters: {},
    loadIndicator: 'SPINNER',
    persistValues: false,
    requiredWidgets: [],
    allRequired: false,
  };

  addRequiredWidget(name: string): this {
    this[PLAIN].requiredWidgets = [...(this[PLAIN].requiredWidgets ?? []), textOf(this, 'addRequiredWidget', name)];
    return this;
  }
  setAllWidgetsAreRequired(required: boolean): this {
    this[PLAIN].allRequired = flagOf(this, 'setAllWidgetsAreRequired', required);
    return this;
  }
  setFunctionName(name: string): this {
    this[PLAIN].function = textOf(this, 'setFunctionName', name);
    return this;
  }
  setLoadIndicator(indicator: Google.LoadIndicator): this {
    this[PLAIN].loadIndicator = keyFor(memberOf(this, 'setLoadIndicator'), LoadIndicator, indicator);
    return this;
  }
  /** Strings only: Google's reference for Action says "keys and values must be strings". */
  setParameters(parameters: Record<string, string>): this {
    const member = memberOf(this, 'setParameters');
    const given = objectFor(member, parameters);
    for (const value of Object.values(given)) if (typeof value !== 'string') throw mismatch(member, value);
    this[PLAIN].parameters = { ...given } as Record<string, string>;
    return this;
  }
  setPersistValues(persist: boolean): this {
    this[PLAIN].persistValues = flagOf(this, 'setPersistValues', persist);
    return this;
  }
}

type ActionMembers =
  | 'addRequiredWidget'
  | 'setAllWidgetsAreRequired'
  | 'setFunctionName'
  | 'setLoadIndicator'
  | 'setParameters'
  | 'setPersistValues';

interface OpenLinkJson {
  url: string;
  openAs: string;
  onClose: string;
}

export class OpenLink extends Part<OpenLinkJson> implements Google.OpenLink {
  readonly googleName = 'OpenLink';
  readonly [PLAIN]: Partial<OpenLinkJson> = { openAs: 'FULL_SIZE', onClose: 'NOTHING' };

  setOnClose(onClose: Google.OnClose): this {
    this[PLAIN].onClose = keyFor(memberOf(this, 'setOnClose'), OnClose, onClose);
    return this;
  }
  setOpenAs(openAs: Google.OpenAs): this {
    this[PLAIN].openAs = keyFor(memberOf(this, 'setOpenAs'), OpenAs, openAs);
    return this;
  }
  setUrl(url: string): this {
    this[PLAIN].url = textOf(this, 'setUrl', url);
    return this;
  }
}

/** A link as a click keeps it. */
export function linkOf(owner: Part<object>, member: string, link: unknown): LinkJson {
  return { openLink: copyOf(owner, member, link, OpenLink) };
}
