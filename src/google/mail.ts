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

/** Sends one message; false when Google refuses it (a wrong address, or the quota is used up). */
export function send({ to, subject, body, html }: Letter, sender: string): boolean {
  try {
    MailApp.sendEmail(to, subject, body, { htmlBody: html, name: sender });
    return true;
  } catch {
    return false;
  }
}
