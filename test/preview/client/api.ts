/** Asking the server, one thing at a time and in order: what is typed first arrives first. */
import type { PageAnswer, PageAsk } from '../page';

let last: Promise<unknown> = Promise.resolve();

/** Rejects only when the server cannot be reached or cannot draw the page. */
export function ask(what: PageAsk): Promise<PageAnswer> {
  const answer = last.then(
    () => send(what),
    () => send(what),
  );
  last = answer;
  return answer;
}

/** The server cannot be reached. */
export class Offline extends Error {}

async function send(what: PageAsk): Promise<PageAnswer> {
  const headers = { 'content-type': 'application/json' };
  const sent = fetch('/ask', { method: 'POST', headers, body: JSON.stringify(what) });
  const response = await sent.catch(() => {
    throw new Offline();
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as PageAnswer;
}
