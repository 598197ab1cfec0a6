/** `npm start` says in one sentence what it cannot do. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, readCommand } from './command';

const FORM = { formId: 'F', info: { title: 'Quiz' }, settings: {}, items: [] };

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'gradebook-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true });
});

function put(name: string, text: string): void {
  writeFileSync(join(dir, name), text);
}

function sentence(...args: string[]): string {
  try {
    readCommand(args);
  } catch (error) {
    if (error instanceof CommandError) return error.message;
    throw error;
  }
  return '';
}

/** The real command, until it ends or says where it runs. */
function start(...args: string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['build/run.mjs', 'test/preview/server.ts', ...args]);
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('Ctrl+C')) child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => {
      resolve({ code, said });
    });
  });
}

test('a form is read with its responses and the class list beside it', () => {
  put('form.json', JSON.stringify(FORM));
  put('responses.json', '{"responses":[]}');
  put('roster.csv', 'de Vries,Amber,amber@school.example');
  expect(readCommand(['--form', dir, '--port', '0'])).toMatchObject({
    port: 0,
    own: { roster: expect.stringContaining('Amber') as string },
  });
  expect(readCommand([])).toEqual({ port: 8080 });
});

test('a directory or file that is not there is named', () => {
  expect(sentence('--form', join(dir, 'none'))).toBe(`There is no directory ${join(dir, 'none')}.`);
  expect(sentence('--form', dir)).toBe(`There is no file ${join(dir, 'form.json')}.`);
  put('form.json', JSON.stringify(FORM));
  expect(sentence('--form', dir)).toBe(`There is no file ${join(dir, 'responses.json')}.`);
  put('responses.json', '{}');
  expect(sentence('--form', dir, '--roster', join(dir, 'class.csv'))).toBe(
    `There is no file ${join(dir, 'class.csv')}.`,
  );
  expect(sentence('--form', join(dir, 'form.json'))).toMatch(/form\.json is a file; --form takes the directory/);
});

test('a file that is not what Google gives is named, with what is wrong', () => {
  put('responses.json', '{"responses":[]}');
  put('form.json', '{"formId": ');
  expect(sentence('--form', dir)).toMatch(/form\.json is not JSON: /);
  put('form.json', '{"info": {}}');
  expect(sentence('--form', dir)).toMatch(/form\.json: formId should be an id/);
  put('form.json', JSON.stringify(FORM));
  put('responses.json', '{"responses":[{"responseId":"r"}]}');
  expect(sentence('--form', dir)).toMatch(/responses\.json: responses\[0\]/);
});

test('an option or a port that does not exist is named', () => {
  expect(sentence('--port', 'http')).toBe('--port takes a number from 0 to 65535, not “http”.');
  expect(sentence('--port', '70000')).toMatch(/^--port takes a number/);
  expect(sentence('--froms', dir)).toMatch(/'--froms'.*Use: npm start/);
  expect(sentence('--roster', dir)).toMatch(/^--roster goes with --form/);
});

test('the real command ends with the sentence, or says where the page is', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const busy = await start('--port', String(port));
  taken.close();
  expect(busy).toEqual({
    code: 1,
    said: `Port ${port} is in use by another program; choose one with: npm start -- --port ${port + 1}\n`,
  });
  put('form.json', 'no');
  const malformed = await start('--form', dir);
  expect(malformed.code).toBe(1);
  expect(malformed.said).toMatch(/^\S+form\.json is not JSON: [^\n]+\n$/);
  put('form.json', JSON.stringify(FORM));
  put('responses.json', '{}');
  const fine = await start('--form', dir, '--port', '0');
  expect(fine.said).toMatch(/^Gradebook runs at http:\/\/127\.0\.0\.1:\d+ /);
}, 120_000);
