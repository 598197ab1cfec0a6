/** The real clasp client pushes the add-on to a pretend Apps Script API; see script-api.ts. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startScriptApi, type ScriptApi } from './script-api';

const root = join(__dirname, '../..');
const clasp = join(root, 'node_modules/@google/clasp/build/src/index.js');

let folder: string;
let project: string;
let api: ScriptApi;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gradebook-clasp-'));
  project = join(folder, 'project');
  // What clasp sees of this project: its two configuration files and the folder they name.
  for (const part of ['.clasp.json', '.claspignore', 'build/addon'])
    cpSync(join(root, part), join(project, part), { recursive: true });
  writeFileSync(join(folder, 'clasprc.json'), JSON.stringify({ tokens: { default: madeUpCredentials() } }));
  writeFileSync(join(folder, 'only-this-machine.cjs'), onlyThisMachine);
  api = await startScriptApi(folder);
});

afterEach(() => {
  api.close();
  rmSync(folder, { recursive: true });
});

function madeUpCredentials(): object {
  const inAnHour = Date.now() + 3_600_000;
  return {
    type: 'authorized_user',
    client_id: 'made-up',
    client_secret: 'made-up',
    refresh_token: 'made-up',
    access_token: 'made-up',
    expiry_date: inAnHour,
  };
}

/** Loaded into clasp: a connection to anything but this machine ends it, so a way around the proxy would show. */
const onlyThisMachine = `
  const { Socket } = require('node:net');
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (...args) {
    const { host, path } = [args].flat(2).find((arg) => arg && typeof arg === 'object') ?? {};
    if (!path && host !== '127.0.0.1') {
      console.error('clasp tried to reach ' + host);
      process.exit(99);
    }
    return connect.apply(this, args);
  };`;

async function push(): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [clasp, '--auth', join(folder, 'clasprc.json'), 'push', '-f'],
    {
      cwd: project,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        HTTPS_PROXY: api.proxy,
        NODE_EXTRA_CA_CERTS: api.certificate,
        NODE_OPTIONS: `--require ${join(folder, 'only-this-machine.cjs')}`,
      },
    },
  );
  return stdout;
}

const built = (name: string): string => readFileSync(join(root, 'build/addon', name), 'utf8');

const pushed = [
  'GET script.googleapis.com/v1/projects/YOUR_SCRIPT_ID/content',
  'PUT script.googleapis.com/v1/projects/YOUR_SCRIPT_ID/content',
];

test('clasp push uploads the manifest, the bundle and its page, and reaches nothing but the API', async () => {
  await push();
  expect(api.asked).toEqual(pushed);
  expect([...api.files].sort((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: 'appsscript', type: 'JSON', source: built('appsscript.json') },
    { name: 'main', type: 'SERVER_JS', source: built('main.js') },
    { name: 'sidebar', type: 'HTML', source: built('sidebar.html') },
  ]);
});

test('clasp push leaves out whatever else lies in the folder', async () => {
  mkdirSync(join(project, 'build/addon/more'));
  for (const name of ['notes.js', 'page.html', 'roster.csv', 'more/main.js'])
    writeFileSync(join(project, 'build/addon', name), 'x');
  await push();
  expect(api.files.map(({ name }) => name).sort()).toEqual(['appsscript', 'main', 'sidebar']);
});

test('a second push finds nothing to do', async () => {
  await push();
  expect(await push()).toContain('already up to date');
  expect(api.asked).toEqual([...pushed, pushed[0]]);
});
