/** Logger: writes where the console writes. */
import { format } from 'node:util';
import { Fake } from './core';
import { shown, type LogLine } from './javascript';
import type { Members } from './signature';

export class LoggerFake extends Fake implements Members<GoogleAppsScript.Base.Logger, 'clear' | 'getLog' | 'log'> {
  readonly googleName = 'Logger';
  readonly #write: (line: LogLine) => void;
  #lines: string[] = [];

  constructor(write: (line: LogLine) => void) {
    super();
    this.#write = write;
  }
  clear(): void {
    this.#lines = [];
  }
  getLog(): string {
    return this.#lines.join('\n');
  }
  log(data: unknown, ...values: unknown[]): this {
    const text = values.length > 0 ? format(data, ...values) : shown(data);
    this.#lines.push(text);
    this.#write({ severity: 'INFO', text });
    return this;
  }
}
