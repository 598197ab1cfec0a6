/** Widgets that a teacher fills in or ticks. */
import { googleEnum, keyFor } from '../enums';
import { googleError } from '../core';
import { mismatch, type Members } from '../signature';
import { Action } from './actions';
import type { Draft, SelectionInputJson, SwitchJson, TextInputJson } from './json';
import { copyOf, countOf, flagOf, memberOf, Part, PLAIN, textOf } from './part';

import Google = GoogleAppsScript.Card_Service;

export const InputType = googleEnum('TEXT', 'INTEGER', 'FLOAT', 'EMAIL');
export const SelectionInputType = googleEnum('CHECK_BOX', 'RADIO_BUTTON', 'DROPDOWN', 'SWITCH');
export const SwitchControlType = googleEnum('SWITCH', 'CHECK_BOX');

interface ValidationJson {
  characterLimit?: number;
  inputType?: string;
}

export class Validation extends Part<ValidationJson> implements Google.Validation {
  readonly googleName = 'Validation';
  readonly [PLAIN]: ValidationJson = {};

  setCharacterLimit(limit: number): this {
    this[PLAIN].characterLimit = countOf(this, 'setCharacterLimit', limit);
    return this;
  }
  setInputType(type: Google.InputType): this {
    this[PLAIN].inputType = keyFor(memberOf(this, 'setInputType'), InputType, type);
    return this;
  }
}

interface SuggestionsJson {
  readonly items: string[];
}

export class Suggestions extends Part<SuggestionsJson> implements Google.Suggestions {
  readonly googleName = 'Suggestions';
  readonly [PLAIN]: SuggestionsJson = { items: [] };

  addSuggestion(suggestion: string): this {
    this[PLAIN].items.push(textOf(this, 'addSuggestion', suggestion));
    return this;
  }
  addSuggestions(suggestions: string[]): this {
    if (!Array.isArray(suggestions)) throw mismatch(memberOf(this, 'addSuggestions'), suggestions);
    for (const suggestion of suggestions) this[PLAIN].items.push(textOf(this, 'addSuggestions', suggestion));
    return this;
  }
}

export class TextInput extends Part<TextInputJson> implements Google.TextInput {
  readonly googleName = 'TextInput';
  readonly [PLAIN]: Draft<TextInputJson> = { type: 'TextInput' };

  setFieldName(name: string): this {
    this[PLAIN].fieldName = textOf(this, 'setFieldName', name);
    return this;
  }
  setTitle(title: string): this {
    this[PLAIN].title = textOf(this, 'setTitle', title);
    return this;
  }
  setHint(hint: string): this {
    this[PLAIN].hint = textOf(this, 'setHint', hint);
    return this;
  }
  setValue(value: string): this {
    this[PLAIN].value = textOf(this, 'setValue', value);
    return this;
  }
  setMultiline(multiline: boolean): this {
    this[PLAIN].multiline = flagOf(this, 'setMultiline', multiline);
    return this;
  }
  setOnChangeAction(action: Google.Action): this {
    this[PLAIN].onChange = copyOf(this, 'setOnChangeAction', action, Action);
    return this;
  }
  setSuggestions(suggestions: Google.Suggestions): this {
    this[PLAIN].suggestions = copyOf(this, 'setSuggestions', suggestions, Suggestions).items;
    return this;
  }
  setSuggestionsAction(action: Google.Action): this {
    this[PLAIN].suggestionsAction = copyOf(this, 'setSuggestionsAction', action, Action);
    return this;
  }
  setValidation(validation: Google.Validation): this {
    this[PLAIN].validation = copyOf(this, 'setValidation', validation, Validation);
    return this;
  }
}

type SelectionMembers = 'addItem' | 'setFieldName' | 'setOnChangeAction' | 'setTitle' | 'setType';

export class SelectionInput
  extends Part<SelectionInputJson>
  implements Members<Google.SelectionInput, SelectionMembers>
{
  readonly googleName = 'SelectionInput';
  readonly [PLAIN]: Draft<SelectionInputJson> = { type: 'SelectionInput', inputType: 'CHECK_BOX', items: [] };

  /** Google declares the first two as any; only strings come back as they went in, so only strings pass here. */
  addItem(text: unknown, value: unknown, selected: boolean): this {
    const item = {
      text: textOf(this, 'addItem', text),
      value: textOf(this, 'addItem', value),
      selected: flagOf(this, 'addItem', selected),
    };
    const items = this[PLAIN].items ?? [];
    if (items.length >= 100) throw googleError('SelectionInput: at most 100 items can be added.');
    this[PLAIN].items = [...items, item];
    return this;
  }
  setFieldName(name: string): this {
    this[PLAIN].fieldName = textOf(this, 'setFieldName', name);
    return this;
  }
  setOnChangeAction(action: Google.Action): this {
    this[PLAIN].onChange = copyOf(this, 'setOnChangeAction', action, Action);
    return this;
  }
  setTitle(title: string): this {
    this[PLAIN].title = textOf(this, 'setTitle', title);
    return this;
  }
  setType(type: Google.SelectionInputType): this {
    this[PLAIN].inputType = keyFor(memberOf(this, 'setType'), SelectionInputType, type);
    return this;
  }
}

export class Switch extends Part<SwitchJson> implements Google.Switch {
  readonly googleName = 'Switch';
  readonly [PLAIN]: Draft<SwitchJson> = { selected: false, control: 'SWITCH' };

  setControlType(type: Google.SwitchControlType): this {
    this[PLAIN].control = keyFor(memberOf(this, 'setControlType'), SwitchControlType, type);
    return this;
  }
  setFieldName(name: string): this {
    this[PLAIN].fieldName = textOf(this, 'setFieldName', name);
    return this;
  }
  setOnChangeAction(action: Google.Action): this {
    this[PLAIN].onChange = copyOf(this, 'setOnChangeAction', action, Action);
    return this;
  }
  setSelected(selected: boolean): this {
    this[PLAIN].selected = flagOf(this, 'setSelected', selected);
    return this;
  }
  setValue(value: string): this {
    this[PLAIN].value = textOf(this, 'setValue', value);
    return this;
  }
}
