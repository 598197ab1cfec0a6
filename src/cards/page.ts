/** The page of the sidebar in Forms: `sidebar.html`, pushed to Google beside the bundle, in the words of one language. */
import { escape } from 'html-escaper';
import type { Text } from '../text/language';

/** Fills in the words that `page` names as `{{word}}`, all of them escaped. */
export function sidebarPage({ code, sidebar, work: { notSaved } }: Text, page: string): string {
  const { title, back, loading, notice, failed, tooLong, severalAccounts, tryAgain, open } = sidebar;
  const texts = JSON.stringify({ failed, tooLong, severalAccounts, tryAgain, open, notSaved });
  const words: Readonly<Record<string, string>> = { lang: code, title, back, loading, notice, texts };
  return page.replace(/\{\{(\w+)\}\}/g, (_, word: string) => escape(words[word] ?? ''));
}
