/** ConditionalFormatRule, its builder and BooleanCondition. */
import { Fake, googleError } from '../core';
import { keyFor } from '../enums';
import { mismatch } from '../signature';
import { colour } from './cell';
import type { Rule } from './conditional';
import { AT, conforms, take, type Surroundings } from './google';
import { RangeFake } from './range';
import type { SheetModel } from './sheet';
import { BooleanCriteria } from './sheets-enums';

type Criteria = keyof typeof BooleanCriteria;

interface RuleAt {
  readonly around: Surroundings;
  /** Undefined until ranges are set. */
  readonly sheet: SheetModel | undefined;
  readonly rule: Rule;
}

/** A rule as a script holds it: getting it from a sheet, changing nothing and setting it back leaves the sheet as it was. */
export class ConditionalFormatRuleFake extends Fake {
  readonly googleName = 'ConditionalFormatRule';
  readonly [AT]: RuleAt;
  constructor(at: RuleAt) {
    super();
    this[AT] = at;
  }
  getRanges(): RangeFake[] {
    return rangesOf(this[AT]);
  }
  getBooleanCondition(): BooleanConditionFake {
    return new BooleanConditionFake(this[AT].rule);
  }
  getGradientCondition(): null {
    return null;
  }
  copy(): ConditionalFormatRuleBuilderFake {
    return new ConditionalFormatRuleBuilderFake(this[AT]);
  }
}

export class BooleanConditionFake extends Fake {
  readonly googleName = 'BooleanCondition';
  readonly [AT]: Rule;
  constructor(rule: Rule) {
    super();
    this[AT] = rule;
  }
  getCriteriaType(): unknown {
    return BooleanCriteria[this[AT].criteria as Criteria];
  }
  getCriteriaValues(): unknown[] {
    return [...this[AT].values];
  }
  getBackground(): string | null {
    return this[AT].background;
  }
  getFontColor(): string | null {
    return this[AT].fontColor;
  }
  getBold(): boolean | null {
    return this[AT].bold;
  }
  getItalic(): boolean | null {
    return this[AT].italic;
  }
  getUnderline(): boolean | null {
    return this[AT].underline;
  }
  getStrikethrough(): boolean | null {
    return this[AT].strikethrough;
  }
}

const BLANK: Rule = {
  ranges: [],
  criteria: '',
  values: [],
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
};

export class ConditionalFormatRuleBuilderFake extends Fake {
  readonly googleName = 'ConditionalFormatRuleBuilder';
  [AT]: RuleAt;
  constructor(at: RuleAt) {
    super();
    this[AT] = at;
  }

  /** UNCONFIRMED wording of both refusals. */
  build(): ConditionalFormatRuleFake {
    const { rule } = this[AT];
    if (rule.criteria === '') throw googleError('No condition was set on the conditional format rule.');
    if (rule.ranges.length === 0) throw googleError('No ranges were set on the conditional format rule.');
    return new ConditionalFormatRuleFake(this[AT]);
  }
  copy(): ConditionalFormatRuleBuilderFake {
    return new ConditionalFormatRuleBuilderFake(this[AT]);
  }
  getRanges(): RangeFake[] {
    return rangesOf(this[AT]);
  }
  setRanges(ranges: unknown[]): this {
    const fakes = ranges.filter((range) => range instanceof RangeFake);
    const sheet = fakes[0]?.[AT].sheet;
    if (fakes.length !== ranges.length || !sheet)
      throw mismatch('SpreadsheetApp.ConditionalFormatRuleBuilder.setRanges', ranges);
    if (fakes.some((range) => range[AT].sheet !== sheet)) {
      throw googleError('All ranges of a conditional format rule must be on the same sheet.');
    }
    this[AT] = { ...this[AT], sheet, rule: { ...this[AT].rule, ranges: fakes.map((range) => range[AT].rect) } };
    return this;
  }

  setBackground(color: string | null): this {
    return paint(this, 'background', color);
  }
  setFontColor(color: string | null): this {
    return paint(this, 'fontColor', color);
  }
  setBold(on: boolean | null): this {
    return flag(this, 'bold', on);
  }
  setItalic(on: boolean | null): this {
    return flag(this, 'italic', on);
  }
  setUnderline(on: boolean | null): this {
    return flag(this, 'underline', on);
  }
  setStrikethrough(on: boolean | null): this {
    return flag(this, 'strikethrough', on);
  }

  whenCellEmpty(): this {
    return when(this, 'CELL_EMPTY', []);
  }
  whenCellNotEmpty(): this {
    return when(this, 'CELL_NOT_EMPTY', []);
  }
  whenFormulaSatisfied(formula: string): this {
    return when(this, 'CUSTOM_FORMULA', [formula], 'text');
  }
  whenNumberBetween(start: number, end: number): this {
    return when(this, 'NUMBER_BETWEEN', [start, end], 'number number');
  }
  whenNumberNotBetween(start: number, end: number): this {
    return when(this, 'NUMBER_NOT_BETWEEN', [start, end], 'number number');
  }
  whenNumberEqualTo(number: number): this {
    return when(this, 'NUMBER_EQUAL_TO', [number], 'number');
  }
  whenNumberNotEqualTo(number: number): this {
    return when(this, 'NUMBER_NOT_EQUAL_TO', [number], 'number');
  }
  whenNumberGreaterThan(number: number): this {
    return when(this, 'NUMBER_GREATER_THAN', [number], 'number');
  }
  whenNumberGreaterThanOrEqualTo(number: number): this {
    return when(this, 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [number], 'number');
  }
  whenNumberLessThan(number: number): this {
    return when(this, 'NUMBER_LESS_THAN', [number], 'number');
  }
  whenNumberLessThanOrEqualTo(number: number): this {
    return when(this, 'NUMBER_LESS_THAN_OR_EQUAL_TO', [number], 'number');
  }
  whenTextContains(text: string): this {
    return when(this, 'TEXT_CONTAINS', [text], 'text');
  }
  whenTextDoesNotContain(text: string): this {
    return when(this, 'TEXT_DOES_NOT_CONTAIN', [text], 'text');
  }
  whenTextEqualTo(text: string): this {
    return when(this, 'TEXT_EQUAL_TO', [text], 'text');
  }
  whenTextStartsWith(text: string): this {
    return when(this, 'TEXT_STARTS_WITH', [text], 'text');
  }
  whenTextEndsWith(text: string): this {
    return when(this, 'TEXT_ENDS_WITH', [text], 'text');
  }
  withCriteria(criteria: unknown, values: unknown[]): this {
    const key = keyFor('SpreadsheetApp.ConditionalFormatRuleBuilder.withCriteria', BooleanCriteria, criteria);
    if (key.startsWith('DATE_')) throw new Error(`NotInHost: conditional format ${key}`);
    return when(this, key, values);
  }
}

conforms<GoogleAppsScript.Spreadsheet.ConditionalFormatRule>()(ConditionalFormatRuleFake);
conforms<GoogleAppsScript.Spreadsheet.BooleanCondition>()(BooleanConditionFake);
conforms<GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder>()(ConditionalFormatRuleBuilderFake);

/** A builder with nothing set. */
export function blankRule(around: Surroundings): ConditionalFormatRuleBuilderFake {
  return new ConditionalFormatRuleBuilderFake({ around, sheet: undefined, rule: BLANK });
}

function rangesOf({ around, sheet, rule }: RuleAt): RangeFake[] {
  return sheet ? rule.ranges.map((rect) => new RangeFake({ around, sheet, rect })) : [];
}

function when<B extends ConditionalFormatRuleBuilderFake>(
  builder: B,
  criteria: Criteria,
  values: unknown[],
  form?: string,
): B {
  if (form !== undefined) take(`ConditionalFormatRuleBuilder ${criteria}`, values, form);
  builder[AT] = { ...builder[AT], rule: { ...builder[AT].rule, criteria, values } };
  return builder;
}

function paint<B extends ConditionalFormatRuleBuilderFake>(
  builder: B,
  field: 'background' | 'fontColor',
  value: string | null,
): B {
  take(`ConditionalFormatRuleBuilder ${field}`, [value], 'text?');
  builder[AT] = {
    ...builder[AT],
    rule: { ...builder[AT].rule, [field]: value === null ? null : (colour(value) ?? null) },
  };
  return builder;
}

function flag<B extends ConditionalFormatRuleBuilderFake>(builder: B, field: keyof Rule, value: boolean | null): B {
  take(`ConditionalFormatRuleBuilder ${field}`, [value], 'boolean?');
  builder[AT] = { ...builder[AT], rule: { ...builder[AT].rule, [field]: value } };
  return builder;
}
