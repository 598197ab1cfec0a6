/** Texts and asks as they may stand in HTML. */
import { escape } from 'html-escaper';
import { toRecord, type Ask } from './requests';

/** An ask as the value of a data attribute. */
export function askData(name: 'ask' | 'save' | 'changed', ask: Ask): string {
  return ` data-${name}="${escape(JSON.stringify(toRecord(ask)))}"`;
}

/**
 * Text with the direction of its own first letter: a right-to-left name does not turn the line around. What is isolated in
 * it gets an element of its own, for only elements are passed over when a browser looks for that letter.
 */
export function shown(text: string): string {
  return `<bdi>${escape(text).replace(/\u2068([^\u2066-\u2069]*)\u2069/g, '<bdi>$1</bdi>')}</bdi>`;
}
