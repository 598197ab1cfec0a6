/**
 * The sidebar in Forms as a teacher uses it, over `google.script.run` and the HTML that comes back. What the page's own
 * script does in a browser is tested in `test/cards/page.test.ts`; here the same steps are taken by hand.
 */
import type { Window } from '../host/window';

interface Answered {
  readonly html?: string;
  readonly how: 'push' | 'replace' | 'root' | 'back' | 'stay';
  readonly notice?: string;
  readonly next?: Readonly<Record<string, string>>;
  readonly saved?: true;
}

interface Shown {
  readonly html: string;
  readonly filled: Map<string, readonly string[]>;
}

export class FormSide {
  readonly #window: Window;
  readonly #stack: Shown[] = [];
  notice: string | undefined;
  /** Whether the last answer said that what was typed is saved. */
  saved = false;

  /** Opens it from the menu of the form, and fetches its first card. */
  constructor(window: Window, menuItem: string) {
    this.#window = window;
    window.clickMenu(menuItem);
    this.ask({ ask: 'home' });
  }

  get #top(): Shown {
    const top = this.#stack.at(-1);
    if (!top) throw new Error('The sidebar shows no card.');
    return top;
  }
  get html(): string {
    return this.#top.html;
  }
  /** The names of the cards one can go back through. */
  get trail(): string {
    return this.#stack.map(({ html }) => /data-card="([^"]*)"/.exec(html)?.[1]).join(' > ');
  }
  /** Everything that can be read on the card in view. */
  get text(): string {
    return readable(this.html);
  }
  back(): void {
    if (this.#stack.length < 2) throw new Error('There is no card to go back to.');
    this.#stack.pop();
  }

  /** Clicks the one button or row that says this. */
  click(label: string | RegExp): void {
    const buttons = [...this.html.matchAll(/<button [^>]*data-ask="([^"]*)"([^>]*)>(.*?)<\/button>/gs)];
    const all = buttons.map(([, ask = '', rest = '', inner = '']) => ({
      ask,
      off: / disabled/.test(rest),
      text: readable(inner),
    }));
    const found = all.filter(({ text }) => (typeof label === 'string' ? text === label : label.test(text)));
    const [button] = found;
    if (!button || found.length > 1) {
      throw new Error(
        `${found.length} buttons say ${String(label)}; there are: ${all.map(({ text }) => text).join(' | ')}`,
      );
    }
    if (button.off) throw new Error(`${String(label)} is disabled`);
    this.ask(JSON.parse(unescaped(button.ask)) as Record<string, string>);
  }
  /** Clicks the first button that asks for this; gives whether there is one. */
  press(name: string): boolean {
    const asks = [...this.html.matchAll(/<button [^>]*data-ask="([^"]*)"/g)].map(
      ([, ask = '']) => JSON.parse(unescaped(ask)) as Record<string, string>,
    );
    const found = asks.find(({ ask }) => ask === name);
    if (found) this.ask(found);
    return found !== undefined;
  }
  /** Fills a field without leaving it, or makes a choice; `changed` of the choice is asked as the page does. */
  fill(name: string, ...values: string[]): void {
    if (!this.html.includes(`name="${name}"`)) throw new Error(`There is no field ${name}`);
    this.#top.filled.set(name, values);
    const changed = new RegExp(`data-changed="([^"]*)"[^>]*>(?:(?!</fieldset>|</select>).)*name="${name}"`, 's').exec(
      this.html,
    );
    if (changed) this.ask(JSON.parse(unescaped(changed[1] ?? '')) as Record<string, string>);
  }
  /** Fills a text box and leaves it, which saves it. */
  type(name: string, value: string): void {
    this.#top.filled.set(name, [value]);
    const field = new RegExp(`name="${name.replace(/\./g, '\\.')}"[^>]*data-save="([^"]*)"`).exec(this.html);
    if (!field) throw new Error(`${name} does not save`);
    this.ask(JSON.parse(unescaped(field[1] ?? '')) as Record<string, string>);
  }

  /** Asks the server, shows what comes back, and goes on by itself when the answer says so. */
  ask(ask: Readonly<Record<string, string>>): void {
    const inputs = this.#stack.length > 0 ? this.#inputs() : {};
    const answer = JSON.parse(
      String(this.#window.sidebar.run('sidebarAsk', JSON.stringify({ ask, inputs }))),
    ) as Answered;
    this.#show(answer);
    this.notice = answer.notice;
    this.saved = answer.saved === true;
    if (answer.next) this.ask(answer.next);
  }
  #show({ html, how }: Answered): void {
    if (html === undefined) {
      if (how === 'back') this.back();
      return;
    }
    if (how === 'root') this.#stack.splice(0);
    if (how === 'back' && this.#stack.length > 1) this.#stack.pop();
    if (how !== 'push') this.#stack.pop();
    this.#stack.push({ html, filled: new Map() });
  }
  #inputs(): Record<string, readonly string[]> {
    return { ...inputsIn(this.html), ...Object.fromEntries(this.#top.filled) };
  }
}

/** What the fields of a card hold as it was drawn. */
function inputsIn(html: string): Record<string, string[]> {
  const inputs: Record<string, string[]> = {};
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const { name = '', value = '', type } = attributes(tag);
    const box = type === 'checkbox' || type === 'radio';
    inputs[name] ??= [];
    if (!box || / checked/.test(tag)) inputs[name].push(value);
  }
  for (const [, tag = '', inner = ''] of html.matchAll(/<textarea ([^>]*)>(.*?)<\/textarea>/gs)) {
    inputs[attributes(tag)['name'] ?? ''] = [unescaped(inner.replace(/^\n/, ''))];
  }
  for (const [, tag = '', inner = ''] of html.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const options = [...inner.matchAll(/<option [^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => / selected/.test(option)) ?? options[0];
    inputs[attributes(tag)['name'] ?? ''] = chosen ? [attributes(chosen)['value'] ?? ''] : [];
  }
  return inputs;
}

function attributes(tag: string): Record<string, string> {
  return Object.fromEntries(
    [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  );
}

function readable(html: string): string {
  const lines = html
    .replace(/<\/(?:p|li|h1|h2|span|button|label|legend|option|summary|a)>|<br>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return unescaped(lines)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}
