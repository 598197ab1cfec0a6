import { messageOf } from './failure';

/** A message to one student. There is never a second address on it: students do not see each other (S1). */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string;
}

/** How many messages can still be sent today. Google counts on below none when it had to refuse one. */
export function mailLeft(): number {
  return Math.max(0, MailApp.getRemainingDailyQuota());
}

/** Whether none can be sent today any more; not when Google does not say. */
function isOver(): boolean {
  try {
    return mailLeft() === 0;
  } catch {
    return false;
  }
}

/**
 * How it went: `over` is the limit of the day, `refused` a wrong address. Anything else, a time-out for one, may have come
 * after the message had left: that is `unknown`, and no reason to send it again; `last` when none can follow it today.
 */
export type Sent = 'sent' | 'over' | 'refused' | 'unknown' | 'last';

/** Sends one message. */
export function send({ to, subject, body, html }: Letter, sender: string): Sent {
  try {
    MailApp.sendEmail(to, subject, body, { htmlBody: html, name: sender });
    return 'sent';
  } catch (error) {
    const message = messageOf(error);
    if (/too many times for one day|quota/i.test(message)) return 'over';
    if (/invalid email|no recipient|ongeldig|limit exceeded|too large/i.test(message)) return 'refused';
    // Google may tell of the limit in any language. That it is reached proves not that this message did not leave: it may be
    // the one that reached it.
    return isOver() ? 'last' : 'unknown';
  }
}
