/** Days and times that a teacher picks. */
import { Action } from './actions';
import type { DatePickerJson, DateTimePickerJson, Draft, TimePickerJson } from './json';
import { copyOf, countOf, Part, PLAIN, textOf } from './part';

import Google = GoogleAppsScript.Card_Service;

/** Milliseconds as Google takes them: a number, or a string of one. */
function millisecondsOf(owner: Part<object>, value: unknown): number {
  const numeric = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return countOf(owner, 'setValueInMsSinceEpoch', numeric);
}

export class DatePicker extends Part<DatePickerJson> implements Google.DatePicker {
  readonly googleName = 'DatePicker';
  readonly [PLAIN]: Draft<DatePickerJson> = { type: 'DatePicker' };

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
  setValueInMsSinceEpoch(value: number | string): this {
    this[PLAIN].msSinceEpoch = millisecondsOf(this, value);
    return this;
  }
}

export class DateTimePicker extends Part<DateTimePickerJson> implements Google.DateTimePicker {
  readonly googleName = 'DateTimePicker';
  readonly [PLAIN]: Draft<DateTimePickerJson> = { type: 'DateTimePicker' };

  setFieldName(name: string): this {
    this[PLAIN].fieldName = textOf(this, 'setFieldName', name);
    return this;
  }
  setOnChangeAction(action: Google.Action): this {
    this[PLAIN].onChange = copyOf(this, 'setOnChangeAction', action, Action);
    return this;
  }
  setTimeZoneOffsetInMins(offset: number): this {
    this[PLAIN].offsetMinutes = countOf(this, 'setTimeZoneOffsetInMins', offset);
    return this;
  }
  setTitle(title: string): this {
    this[PLAIN].title = textOf(this, 'setTitle', title);
    return this;
  }
  setValueInMsSinceEpoch(value: number | string): this {
    this[PLAIN].msSinceEpoch = millisecondsOf(this, value);
    return this;
  }
}

export class TimePicker extends Part<TimePickerJson> implements Google.TimePicker {
  readonly googleName = 'TimePicker';
  readonly [PLAIN]: Draft<TimePickerJson> = { type: 'TimePicker' };

  setFieldName(name: string): this {
    this[PLAIN].fieldName = textOf(this, 'setFieldName', name);
    return this;
  }
  setHours(hours: number): this {
    this[PLAIN].hours = countOf(this, 'setHours', hours);
    return this;
  }
  setMinutes(minutes: number): this {
    this[PLAIN].minutes = countOf(this, 'setMinutes', minutes);
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
}
