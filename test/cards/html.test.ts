import { parse } from 'acorn';
import fc from 'fast-check';
import { unescape } from 'html-escaper';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from '../../src/cards/card';
import { cardHtml } from '../../src/cards/html';
import { sidebarPage } from '../../src/cards/page';
import { LANGUAGES, textOf } from '../../src/text/language';
import { everyCard } from './every';

const t = textOf('nl');
const awkward = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '<b>x</b>',
    '"><script>alert(1)</script>',
    "' onclick='x",
    '</textarea><b>',
    '&lt;',
    'أمينة',
    '😀',
    '=1+1',
    '\n\nx',
  ),
);

/** The tags of a piece of HTML, by a reader that knows only quotes and brackets. */
function tags(html: string): readonly string[] {
  return html.match(/<[^"<>]*(?:"[^"]*"[^"<>]*)*>/g) ?? [];
}

function cardOf(text: string): Card {
  return {
    name: 'test',
    title: text,
    subtitle: text,
    sections: [
      {
        title: text,
        foldAfter: 3,
        widgets: [
          { kind: 'text', text },
          { kind: 'row', top: text, text, bottom: text, ask: { ask: 'undo', batch: text } },
          { kind: 'row', text, open: text },
          { kind: 'field', name: text, label: text, hint: text, value: text, save: { ask: 'undo', batch: text } },
          { kind: 'field', name: 'more', label: text, value: text, multiline: true },
          { kind: 'choice', name: text, label: text, as: 'ticks', options: [{ value: text, label: text, on: true }] },
          { kind: 'choice', name: text, label: text, as: 'list', options: [{ value: text, label: text, on: true }] },
          { kind: 'date', name: 'day', label: text, value: text },
          {
            kind: 'buttons',
            buttons: [
              { label: text, ask: { ask: 'home' } },
              { label: text, open: text },
            ],
          },
          { kind: 'line' },
        ],
      },
    ],
    footer: { main: { label: text, ask: { ask: 'home' } } },
    menu: [{ label: text, ask: { ask: 'home' } }],
  };
}

test('two sections of one title are one landmark, with a heading each', () => {
  const part = { title: 'Verslag', widgets: [{ kind: 'text', text: 'x' } as const] };
  const html = cardHtml(t, { name: 'test', title: 'Herstellen', sections: [part, part] });
  expect(html.match(/aria-labelledby/g)).toHaveLength(1);
  expect(html.match(/<h2 id="w[01]">/g)).toHaveLength(2);
});

describe('card as HTML', () => {
  test('no text changes the markup, whatever it holds', () => {
    const skeleton = (html: string) => tags(html).map((tag) => /^<\/?[a-z0-9]+/.exec(tag)?.[0]);
    const plain = skeleton(cardHtml(t, cardOf('x')));
    fc.assert(
      fc.property(awkward, (text) => {
        fc.pre(text !== '' && !text.includes('\n') && !/^https:/i.test(text));
        expect(skeleton(cardHtml(t, cardOf(text)))).toEqual(plain);
      }),
    );
  });

  test('no handler and no script in the markup, only https links', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const found = tags(cardHtml(t, cardOf(text)));
        expect(found.filter((tag) => /^<(script|style|iframe|img)/i.test(tag))).toEqual([]);
        expect(found.filter((tag) => /\son\w+=/i.test(tag.replace(/"[^"]*"/g, '""')))).toEqual([]);
      }),
    );
    const evil = cardHtml(t, {
      ...cardOf('x'),
      sections: [{ widgets: [{ kind: 'row', text: 'x', open: 'javascript:alert(1)' }] }],
    });
    expect(evil).not.toContain('javascript:');
  });

  test('what a click asks comes back exactly', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const html = cardHtml(t, cardOf(text));
        const data = /class="row" data-ask="([^"]*)"/.exec(html)?.[1] ?? '';
        const read = data
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'")
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&');
        expect(JSON.parse(read)).toEqual({ ask: 'undo', batch: text });
      }),
    );
  });

  test.each(LANGUAGES)('every field has a label, every id is there once (%s)', (language) => {
    for (const card of everyCard(textOf(language), 30)) {
      const html = cardHtml(textOf(language), card);
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const labelled = new Set([...html.matchAll(/<label for="([^"]*)"/g)].map(([, id]) => id));
      const inputs = [...html.matchAll(/<(?:input|textarea|select)[^>]*? id="([^"]*)"/g)].map(([, id]) => id);
      expect(inputs.filter((id) => !labelled.has(id))).toEqual([]);
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  });

  test('a link opens in a new tab and says so', () => {
    const html = cardHtml(t, {
      name: 'x',
      title: 'x',
      sections: [{ widgets: [{ kind: 'row', text: 'Hulp', open: 'https://x.nl/?a&b' }] }],
    });
    expect(html).toContain('href="https://x.nl/?a&amp;b" target="_blank" rel="noopener noreferrer"');
    expect(html).toContain('opent in een nieuw tabblad');
  });

  test('the button that needs a tick says which fields', () => {
    const ask = { ask: 'confirmReturn', student: '', assignment: 'a', filter: 'ALL', page: '0' } as const;
    const html = cardHtml(t, {
      name: 'x',
      title: 'x',
      sections: [],
      footer: { main: { label: 'Geef terug', ask, needs: 'students' } },
    });
    expect(html).toContain('data-needs="students"');
  });
});

describe.each(LANGUAGES)('the page of the sidebar in %s', (language) => {
  const t = textOf(language);
  const page = sidebarPage(t, readFileSync(join(__dirname, '../../src/cards/sidebar.html'), 'utf8'));
  const script = /<script>([\s\S]*)<\/script>/.exec(page)?.[1] ?? '';

  test('is in that language, and its one script is ES2017', () => {
    expect(page).toContain(`<html lang="${language}" `);
    expect(page).not.toMatch(/\{\{|undefined/);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(() => parse(script, { ecmaVersion: 2017 })).not.toThrow();
  });

  test('the script knows the sentences of the page', () => {
    const [, texts = ''] = /data-texts="([^"]*)"/.exec(page) ?? [];
    expect(JSON.parse(unescape(texts))).toMatchObject({ failed: t.sidebar.failed, tooLong: t.sidebar.tooLong });
  });
});
