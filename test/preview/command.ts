/** The command line of `npm start`: what may be asked, and one sentence for everything that cannot be. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FormDataError } from '../host/form/json';
import { loadForm } from '../host/form/load';
import { messageOf } from './answer';

/** The command cannot be done; the message is the one sentence that the teacher or developer reads. */
export class CommandError extends Error {}

export interface Command {
  readonly port: number;
  readonly own?: OwnForm;
}

/** A real form: what Google's Forms service answers with, and perhaps a class list. */
export interface OwnForm {
  readonly formJson: unknown;
  readonly responsesJson: unknown;
  /** As pasted into the program: lines of last name, first name, e-mail. */
  readonly roster?: string;
}

const USAGE = 'Use: npm start -- [--port N] [--form DIR [--roster FILE]]';

/** Reads the arguments and the files they name; throws a CommandError for what cannot be used. */
export function readCommand(args: readonly string[]): Command {
  const { port = '8080', form, roster } = parse(args);
  if (roster !== undefined && form === undefined) throw new CommandError(`--roster goes with --form. ${USAGE}`);
  if (form === undefined) return { port: portOf(port) };
  return { port: portOf(port), own: readForm(form, roster) };
}

function parse(args: readonly string[]): { port?: string; form?: string; roster?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { port: text, form: text, roster: text } }).values;
  } catch (error) {
    throw new CommandError(`${messageOf(error).replace(/\.? To specify.*$/s, '')}. ${USAGE}`, { cause: error });
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new CommandError(`--port takes a number from 0 to 65535, not “${text}”.`);
  return port;
}

function readForm(dir: string, rosterFile: string | undefined): OwnForm {
  if (!existsSync(dir)) throw new CommandError(`There is no directory ${dir}.`);
  if (!statSync(dir).isDirectory())
    throw new CommandError(`${dir} is a file; --form takes the directory with form.json.`);
  const formFile = join(dir, 'form.json');
  const responsesFile = join(dir, 'responses.json');
  const formJson = readJson(formFile);
  const responsesJson = readJson(responsesFile);
  check(formFile, () => loadForm(formJson, { responses: [] }));
  check(responsesFile, () => loadForm(formJson, responsesJson));
  const found = join(dir, 'roster.csv');
  const roster = rosterFile ?? (existsSync(found) ? found : undefined);
  return roster === undefined ? { formJson, responsesJson } : { formJson, responsesJson, roster: readText(roster) };
}

function check(file: string, load: () => unknown): void {
  try {
    load();
  } catch (error) {
    if (error instanceof FormDataError) throw new CommandError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandError(`${file} is not JSON: ${messageOf(error)}.`, { cause: error });
  }
}

function readText(file: string): string {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
}
