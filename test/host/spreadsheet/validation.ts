/** A data validation rule as data, and what it refuses. */
import type { Raw } from './cell';
import { numberMeets } from './conditional';

/** What kind, with which values, and whether wrong input is refused. */
export interface Validation {
  /** A key of `SpreadsheetApp.DataValidationCriteria`. */
  readonly criteria: string;
  readonly values: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

/** True if the rule refuses the value. An empty cell is always allowed. Throws at criteria this host does not know. */
export function refuses(rule: Validation, value: Raw): boolean {
  if (rule.allowInvalid || value === '') return false;
  if (rule.criteria.startsWith('NUMBER_')) {
    return typeof value !== 'number' || !numberMeets(rule.criteria, value, rule.values.map(Number));
  }
  if (rule.criteria === 'VALUE_IN_LIST') return !listed(rule.values[0]).includes(String(value));
  if (rule.criteria === 'CHECKBOX')
    return rule.values.length === 0 ? typeof value !== 'boolean' : !rule.values.includes(value);
  throw new Error(`NotInHost: refusing input by data validation ${rule.criteria}`);
}

function listed(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [];
}
