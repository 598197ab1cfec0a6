/** MailApp: sends into the workspace's mailbox, within Google's limits. */
import { Fake, googleError } from './core';
import type { Seat } from './session';
import { mismatch, objectFor, stringFor } from './signature';

/** A sent message, as it left. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string;
  readonly name?: string;
  readonly replyTo?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly noReply?: boolean;
  readonly from: string;
  readonly at: Date;
}

/** Where mail goes, and how much more may go today; the workspace is one. */
export interface PostOffice {
  readonly mailbox: Mail[];
  mailQuota: number;
  /** When the first message of the present day of 24 hours left. */
  mailSince: Date | undefined;
}

/** Recipients a day of a consumer account. */
export const MAIL_A_DAY = 100;
const DAY_MS = 86_400_000;

/** Consumer limits of https://developers.google.com/apps-script/guides/services/quotas */
const MOST_RECIPIENTS = 50;
const MOST_BODY_BYTES = 200 * 1024;
/** Seen in practice, in no official table. */
const LONGEST_SUBJECT = 250;

const OPTIONS = ['to', 'subject', 'body', 'htmlBody', 'name', 'replyTo', 'cc', 'bcc', 'noReply'] as const;

type Message = Partial<Omit<Mail, 'from' | 'at'>>;

export class MailAppFake extends Fake implements GoogleAppsScript.Mail.MailApp {
  readonly googleName = 'MailApp';
  readonly #office: PostOffice;
  readonly #seat: Seat;

  constructor(office: PostOffice, seat: Seat) {
    super();
    this.#office = office;
    this.#seat = seat;
  }
  /** Recipients that may still be mailed today. */
  getRemainingDailyQuota(): number {
    this.#seat.mustAllow('MailApp.getRemainingDailyQuota', 'script.send_mail');
    this.#seat.mustRunAs('MailApp.getRemainingDailyQuota', 'FULL');
    this.#newDay();
    return this.#office.mailQuota;
  }
  /** All of Google's shapes: (message), (to, subject, body), (to, subject, body, options), (to, replyTo, subject, body). */
  sendEmail(...args: unknown[]): void {
    this.#seat.mustAllow('MailApp.sendEmail', 'script.send_mail');
    this.#seat.mustRunAs('MailApp.sendEmail', 'FULL');
    const message = messageOf(args);
    const recipients = recipientsOf(message);
    refuse(message, recipients);
    this.#newDay();
    if (recipients.length > this.#office.mailQuota) {
      // Seen in practice (http://oki2a24.com/2015/09/15/try-sendemail-through-gas-over-limit/), in no reference.
      if (this.#office.mailQuota === 0) this.#office.mailQuota = -1;
      throw googleError('Service invoked too many times for one day: email.');
    }
    this.#office.mailQuota -= recipients.length;
    this.#office.mailSince ??= this.#seat.core.clock.now();
    const { to = '', subject = '', body = '', ...rest } = message;
    this.#office.mailbox.push({ to, subject, body, ...rest, from: this.#seat.email, at: this.#seat.core.clock.now() });
  }
  /** https://developers.google.com/apps-script/guides/services/quotas: quotas are reset 24 hours after the first request. */
  #newDay(): void {
    const since = this.#office.mailSince?.getTime();
    if (since === undefined || this.#seat.core.clock.now().getTime() < since + DAY_MS) return;
    this.#office.mailQuota = MAIL_A_DAY;
    this.#office.mailSince = undefined;
  }
}

function messageOf(args: readonly unknown[]): Message {
  const [first, second, third, fourth] = args;
  if (args.length === 1) return optionsOf(first);
  if (args.length < 3 || args.length > 4) throw mismatch('MailApp.sendEmail', ...args);
  for (const text of [first, second, third]) if (typeof text !== 'string') throw mismatch('MailApp.sendEmail', ...args);
  const [to, subject, body] = args as [string, string, string];
  if (typeof fourth === 'string') return { to, replyTo: subject, subject: body, body: fourth };
  return { ...(args.length === 4 ? optionsOf(fourth) : {}), to, subject, body };
}

function optionsOf(value: unknown): Message {
  const given = objectFor('MailApp.sendEmail', value);
  for (const key of Object.keys(given)) {
    if (!(OPTIONS as readonly string[]).includes(key))
      throw new Error(`NotInHost: the option ${key} of MailApp.sendEmail`);
  }
  const entries = OPTIONS.filter((key) => given[key] !== undefined && given[key] !== null).map((key) => [
    key,
    key === 'noReply' ? given[key] === true : stringFor(`MailApp.sendEmail (${key})`, given[key]),
  ]);
  return Object.fromEntries(entries) as Message;
}

function recipientsOf({ to = '', cc = '', bcc = '' }: Message): string[] {
  const addresses = [to, cc, bcc].join(',').split(',');
  return addresses.map((address) => address.trim()).filter((address) => address !== '');
}

function refuse({ to, subject = '', body = '', htmlBody = '', replyTo }: Message, recipients: readonly string[]): void {
  if (!to?.trim()) throw googleError('Failed to send email: no recipient');
  for (const address of [...recipients, ...(replyTo ? [replyTo] : [])]) {
    if (!isAddress(address)) throw googleError(`Invalid email: ${address}`);
  }
  if (recipients.length > MOST_RECIPIENTS) throw googleError('Limit Exceeded: Email Recipients Per Message.');
  if (subject.length > LONGEST_SUBJECT) throw googleError('Argument too large: subject');
  if (Buffer.byteLength(body) + Buffer.byteLength(htmlBody) > MOST_BODY_BYTES) {
    throw googleError('Limit Exceeded: Email Body Size.');
  }
}

/** `a@b.c`, or `A name <a@b.c>`. */
function isAddress(text: string): boolean {
  const bare = /<([^<>]*)>$/.exec(text)?.[1] ?? text;
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(bare);
}
