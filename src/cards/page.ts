/** The page of the sidebar in Forms: an empty frame that fetches its cards (`pageScript.ts`) and looks like Google's. */
import { escape } from 'html-escaper';
import type { Text } from '../text/language';
import { PAGE_SCRIPT } from './pageScript';
import { PAGE_STYLE } from './pageStyle';

/** The whole HTML page, in one language. It asks the server for `home` when it opens. */
export function sidebarPage(t: Text): string {
  const { sidebar } = t;
  return `<!doctype html>
<html lang="${escape(t.code)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base target="_blank">
<title>${escape(sidebar.title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<div id="top"><button type="button" id="back" hidden>← ${escape(sidebar.back)}</button><div id="bar" hidden></div></div>
<div id="problem" role="alert"></div>
<main id="main" aria-busy="true"><p id="loading">${escape(sidebar.loading)}</p></main>
<div id="notice" role="status" aria-live="polite" aria-label="${escape(sidebar.notice)}"></div>
<script>${PAGE_SCRIPT.replace('TEXTS', () => scriptTexts(t))}</script>
</body>
</html>`;
}

/** The sentences the script needs, as an object that cannot end the script element. */
function scriptTexts({ sidebar }: Text): string {
  const { failed, tooLong, severalAccounts, tryAgain, open } = sidebar;
  return JSON.stringify({ failed, tooLong, severalAccounts, tryAgain, open }).replace(/</g, '\\u003c');
}
