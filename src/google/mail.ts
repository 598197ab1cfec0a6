import { messageOf } from './failure';

/** A message to one student. There is never a second address on it: students do not see each other (S1). */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string;
}

/** How many messages can still be sent today. */
export function mailLeft(): number {
  return MailApp.getRemainingDailyQuota();
}

/**
 * How it went: `over` is the limit of the day, `refused` a wrong address. Anything else, a time-out for one, may have come
 * after the message had left: that is `unknown`, and no reason to send it again.
 */
export type Sent = 'sent' | 'over' | 'refused' | 'unknown';

/** Sends one message. */
export function send({ to, subject, body, html }: Letter, sender: string): Sent {
  try {
    MailApp.sendEmail(to, subject, body, { htmlBody: html, name: sender });
    return 'sent';
  } catch (error) {
    const message = messageOf(error);
    if (/too many times for one day|quota/i.test(message)) return 'over';
    return /invalid email|no recipient|ongeldig|limit exceeded|too large/i.test(message) ? 'refused' : 'unknown';
  }
}
