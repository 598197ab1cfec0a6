/** DataValidation and its builder. A rule that rejects input also rejects a script's, with the error Google throws. */
import { Fake } from '../core';
import { DataValidationCriteria } from './sheets-enums';
import { AT, conforms, take } from './google';
import type { Validation } from './validation';

type Criteria = keyof typeof DataValidationCriteria;

export class DataValidationFake extends Fake {
  readonly googleName = 'DataValidation';
  readonly [AT]: Validation;
  constructor(rule: Validation) {
    super();
    this[AT] = rule;
  }
  getCriteriaType(): unknown {
    return DataValidationCriteria[this[AT].criteria as Criteria];
  }
  getCriteriaValues(): unknown[] {
    return [...this[AT].values];
  }
  getAllowInvalid(): boolean {
    return this[AT].allowInvalid;
  }
  getHelpText(): string {
    return this[AT].helpText as string;
  }
  copy(): DataValidationBuilderFake {
    return new DataValidationBuilderFake(this[AT]);
  }
}

export class DataValidationBuilderFake extends Fake {
  readonly googleName = 'DataValidationBuilder';
  [AT]: Validation;
  /** Google's default lets invalid input pass with a warning mark. */
  constructor(rule: Validation = { criteria: '', values: [], allowInvalid: true, helpText: null }) {
    super();
    this[AT] = rule;
  }

  build(): DataValidationFake {
    return new DataValidationFake(this[AT]);
  }
  setAllowInvalid(allow: boolean): this {
    take('DataValidationBuilder.setAllowInvalid', [allow], 'boolean');
    this[AT] = { ...this[AT], allowInvalid: allow };
    return this;
  }
  setHelpText(text: string): this {
    take('DataValidationBuilder.setHelpText', [text], 'text');
    this[AT] = { ...this[AT], helpText: text };
    return this;
  }

  requireCheckbox(...values: unknown[]): this {
    return require(this, 'CHECKBOX', values);
  }
  requireDate(): this {
    return require(this, 'DATE_IS_VALID_DATE', []);
  }
  requireFormulaSatisfied(formula: string): this {
    take('DataValidationBuilder.requireFormulaSatisfied', [formula], 'text');
    return require(this, 'CUSTOM_FORMULA', [formula]);
  }
  requireValueInList(...args: unknown[]): this {
    take('DataValidationBuilder.requireValueInList', args, 'array', 'array boolean');
    return require(this, 'VALUE_IN_LIST', [args[0], args[1] ?? true]);
  }
  requireNumberBetween(start: number, end: number): this {
    take('DataValidationBuilder.requireNumberBetween', [start, end], 'number number');
    return require(this, 'NUMBER_BETWEEN', [start, end]);
  }
  requireNumberEqualTo(value: number): this {
    return requireNumber(this, 'requireNumberEqualTo', 'NUMBER_EQUAL_TO', value);
  }
  requireNumberGreaterThan(value: number): this {
    return requireNumber(this, 'requireNumberGreaterThan', 'NUMBER_GREATER_THAN', value);
  }
  requireNumberGreaterThanOrEqualTo(value: number): this {
    return requireNumber(this, 'requireNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', value);
  }
  requireNumberLessThan(value: number): this {
    return requireNumber(this, 'requireNumberLessThan', 'NUMBER_LESS_THAN', value);
  }
  requireNumberLessThanOrEqualTo(value: number): this {
    return requireNumber(this, 'requireNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', value);
  }
}

conforms<GoogleAppsScript.Spreadsheet.DataValidation>()(DataValidationFake);
conforms<GoogleAppsScript.Spreadsheet.DataValidationBuilder>()(DataValidationBuilderFake);

function require<B extends DataValidationBuilderFake>(builder: B, criteria: Criteria, values: readonly unknown[]): B {
  builder[AT] = { ...builder[AT], criteria, values };
  return builder;
}

function requireNumber<B extends DataValidationBuilderFake>(
  builder: B,
  method: string,
  criteria: Criteria,
  value: number,
): B {
  take(`DataValidationBuilder.${method}`, [value], 'number');
  return require(builder, criteria, [value]);
}
