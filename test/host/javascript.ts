/** The JavaScript globals that the bundle gets from us: those that follow the modelled clock or cross the border. */
import { inspect } from 'node:util';
import type { Clock } from './core';

export interface LogLine {
  readonly severity: 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR';
  readonly text: string;
}

/**
 * The errors and dates are those outside, so that `instanceof` and `toThrow` hold on both sides (objects and arrays stay
 * the bundle's own).
 */
export function javascriptGlobals(clock: Clock, log: (line: LogLine) => void): Record<string, unknown> {
  return { Date: modelledDate(clock), Error, TypeError, RangeError, console: consoleFor(clock, log) };
}

/** `Date`, whose present is the modelled one. */
function modelledDate(clock: Clock): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args) => (args.length === 0 ? clock.now() : (Reflect.construct(target, args) as Date)),
    apply: () => clock.now().toString(),
    get: (target, member) =>
      member === 'now' ? () => clock.now().getTime() : (Reflect.get(target, member) as unknown),
  });
}

function consoleFor(clock: Clock, log: (line: LogLine) => void): object {
  const timers = new Map<string, number>();
  const at =
    (severity: LogLine['severity']) =>
    (...values: unknown[]) => {
      log({ severity, text: values.map(shown).join(' ') });
    };
  return {
    log: at('DEBUG'),
    info: at('INFO'),
    warn: at('WARNING'),
    error: at('ERROR'),
    time: (label: string) => timers.set(label, clock.now().getTime()),
    timeEnd: (label: string) => {
      const start = timers.get(label) ?? clock.now().getTime();
      log({ severity: 'DEBUG', text: `${label}: ${clock.now().getTime() - start}ms` });
    },
  };
}

/** A value as the log shows it. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value);
}
