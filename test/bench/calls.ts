/** Which calls belong together when they are counted. */
import type { Call } from '../host/core';

/** Calls to the spreadsheet by kind; messages; calls to a form, getters included; what the program keeps for a while. */
export type Group = 'read' | 'write' | 'lookup' | 'mail' | 'form' | 'own' | 'local';

export function groupOf({ name, kind }: Call): Group {
  if (kind === 'local' || kind === 'mail') return kind;
  if (/^(FormApp|Form|\w*Item|FormResponse|ItemResponse)\./.test(name)) return 'form';
  return /^(Cache|Properties)\./.test(name) ? 'own' : kind;
}
