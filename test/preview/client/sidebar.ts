/**
 * The add-on's HTML sidebar in a frame that may run its own script and nothing else. `google.script.run` inside it is a few
 * lines that pass every call to this page, which passes it to the server: as at Google, with handlers and user object.
 */
import type { FormView } from '../page';
import { fill, h, icon } from './dom';
import type { AskNow } from './panel';
import type { Words } from './words';

interface Call {
  readonly gradebookCall: number;
  readonly entry: string;
  readonly args: readonly unknown[];
}

export class SidebarFrame {
  readonly element = h('aside', { class: 'form-sidebar' });
  readonly #ask: AskNow;
  #drawnFor = '';
  #frame: HTMLIFrameElement | undefined;

  constructor(ask: AskNow) {
    this.#ask = ask;
    this.element.hidden = true;
    window.addEventListener('message', (event) => {
      this.#hear(event);
    });
  }

  show(sidebar: FormView['sidebar'], words: Words): void {
    this.element.hidden = sidebar === undefined;
    const key = sidebar ? `${sidebar.version} ${words.close}` : '';
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    if (!sidebar) {
      this.#frame = undefined;
      this.element.replaceChildren();
      return;
    }
    this.#frame = h('iframe', { sandbox: 'allow-scripts', title: sidebar.title, srcdoc: withShim(sidebar.html) });
    const close = h(
      'button',
      {
        type: 'button',
        class: 'round',
        title: words.close,
        'aria-label': words.close,
        onclick: () => {
          void this.#ask({ do: 'closeSidebar' });
        },
      },
      icon('close', 20),
    );
    this.element.setAttribute('aria-label', sidebar.title);
    fill(this.element, h('div', { class: 'sidebar-top' }, h('h2', {}, sidebar.title), close), this.#frame);
  }

  #hear({ source, data }: MessageEvent<unknown>): void {
    const frame = this.#frame?.contentWindow;
    if (!frame || source !== frame || !isCall(data)) return;
    if (data.entry === CLOSE) {
      void this.#ask({ do: 'closeSidebar' });
      return;
    }
    void this.#ask({ do: 'sidebarRun', entry: data.entry, args: data.args }).then((answer) => {
      const failure = answer ? answer.failure : 'NetworkError';
      frame.postMessage({ gradebookCall: data.gradebookCall, result: answer?.result ?? null, failure }, '*');
    });
  }
}

const CLOSE = ' close';

function isCall(data: unknown): data is Call {
  return typeof data === 'object' && data !== null && 'gradebookCall' in data && 'entry' in data && 'args' in data;
}

/** Before anything of the page runs. */
function withShim(html: string): string {
  const script = `<script>(${shim.toString()})(${JSON.stringify(CLOSE)})</` + 'script>';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + script) : script + html;
}

/** Runs inside the frame: it may use nothing from outside itself. */
function shim(close: string): void {
  type Handler = ((value: unknown, user: unknown) => void) | undefined;
  const waiting = new Map<number, { success: Handler; failure: Handler; user: unknown }>();
  let made = 0;
  const post = (entry: string, args: unknown[]): void => {
    window.parent.postMessage({ gradebookCall: ++made, entry, args }, '*');
  };
  const runner = (success: Handler, failure: Handler, user: unknown): object =>
    new Proxy(
      {},
      {
        get: (_target, name) => {
          if (name === 'withSuccessHandler') return (handler: Handler) => runner(handler, failure, user);
          if (name === 'withFailureHandler') return (handler: Handler) => runner(success, handler, user);
          if (name === 'withUserObject') return (object: unknown) => runner(success, failure, object);
          return (...args: unknown[]) => {
            post(String(name), args);
            waiting.set(made, { success, failure, user });
          };
        },
      },
    );
  window.addEventListener(
    'message',
    (event: MessageEvent<{ gradebookCall?: number; result?: unknown; failure?: string }>) => {
      const { gradebookCall = 0, result, failure } = event.data;
      const handlers = waiting.get(gradebookCall);
      waiting.delete(gradebookCall);
      if (failure === undefined) handlers?.success?.(result, handlers.user);
      else handlers?.failure?.(new Error(failure), handlers.user);
    },
  );
  const host = {
    close: () => {
      post(close, []);
    },
    setHeight: () => undefined,
    setWidth: () => undefined,
  };
  Object.assign(window, { google: { script: { run: runner(undefined, undefined, undefined), host } } });
}
