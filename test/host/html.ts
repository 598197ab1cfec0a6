/** HtmlService: pages for sidebars and dialogs, kept as text. */
import { Fake } from './core';
import type { Bundle } from './loader';
import { numberFor, stringFor, type Members } from './signature';

type OutputMembers =
  | 'append'
  | 'appendUntrusted'
  | 'clear'
  | 'getContent'
  | 'getHeight'
  | 'getTitle'
  | 'getWidth'
  | 'setContent'
  | 'setHeight'
  | 'setTitle'
  | 'setWidth';

export class HtmlOutput extends Fake implements Members<GoogleAppsScript.HTML.HtmlOutput, OutputMembers> {
  readonly googleName = 'HtmlOutput';
  #content: string;
  #title = '';
  #width = 0;
  #height = 0;

  constructor(content: string) {
    super();
    this.#content = content;
  }
  append(content: string): this {
    this.#content += stringFor('HtmlOutput.append', content);
    return this;
  }
  appendUntrusted(content: string): this {
    const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
    this.#content += stringFor('HtmlOutput.appendUntrusted', content).replace(
      /[&<>"']/g,
      (sign) => escapes[sign] ?? sign,
    );
    return this;
  }
  clear(): this {
    this.#content = '';
    return this;
  }
  getContent(): string {
    return this.#content;
  }
  getHeight(): number {
    return this.#height;
  }
  getTitle(): string {
    return this.#title;
  }
  getWidth(): number {
    return this.#width;
  }
  setContent(content: string): this {
    this.#content = stringFor('HtmlOutput.setContent', content);
    return this;
  }
  setHeight(height: number): this {
    this.#height = numberFor('HtmlOutput.setHeight', height);
    return this;
  }
  setTitle(title: string): this {
    this.#title = stringFor('HtmlOutput.setTitle', title);
    return this;
  }
  setWidth(width: number): this {
    this.#width = numberFor('HtmlOutput.setWidth', width);
    return this;
  }
}

export class HtmlServiceFake extends Fake {
  readonly googleName = 'HtmlService';
  readonly #bundle: Bundle;

  constructor(bundle: Bundle) {
    super();
    this.#bundle = bundle;
  }
  createHtmlOutput(html = ''): HtmlOutput {
    return new HtmlOutput(stringFor('HtmlService.createHtmlOutput', html));
  }
  createHtmlOutputFromFile(name: string): HtmlOutput {
    return new HtmlOutput(this.#bundle.html(stringFor('HtmlService.createHtmlOutputFromFile', name)));
  }
}
