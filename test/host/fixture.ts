/** Small bundles for the host's own tests: the host is tested without the gradebook. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from './manifest';
import type { Person } from './session';
import type { Window } from './window';
import { Workspace } from './workspace';

const SCOPES = ['spreadsheets', 'forms', 'script.container.ui', 'script.send_mail', 'userinfo.email', 'script.locale'];

export const MANIFEST: Manifest = {
  timeZone: 'Europe/Amsterdam',
  oauthScopes: SCOPES.map((scope) => `https://www.googleapis.com/auth/${scope}`),
  addOns: {
    common: {
      name: 'Fixture',
      useLocaleFromApp: true,
      homepageTrigger: { runFunction: 'home' },
      universalActions: [
        { label: 'Settings', runFunction: 'settings' },
        { label: 'Help', openLink: 'https://support.google.com/x' },
      ],
      openLinkUrlPrefixes: ['https://docs.google.com/'],
    },
    sheets: {},
  },
};

/** A folder with this code as bundle, as `npm run build` would leave it. */
export function bundleDir(code: string, manifest: Manifest = MANIFEST): string {
  const dir = mkdtempSync(join(tmpdir(), 'bundle-'));
  writeFileSync(join(dir, 'main.js'), code);
  writeFileSync(join(dir, 'appsscript.json'), JSON.stringify(manifest));
  return dir;
}

export interface Opened {
  readonly workspace: Workspace;
  readonly window: Window;
}

/** A workspace with one spreadsheet, opened with this code as bundle. */
export function inSheets(code: string, person: Person = {}, manifest?: Manifest): Opened {
  const workspace = new Workspace({ bundleDir: bundleDir(code, manifest) });
  return { workspace, window: workspace.open(workspace.addSpreadsheet(), person) };
}

/** A workspace with one form, opened with this code as bundle. */
export function inForms(code: string, person: Person = {}, manifest?: Manifest): Opened {
  const workspace = new Workspace({ bundleDir: bundleDir(code, manifest) });
  return { workspace, window: workspace.open(workspace.addForm(), person) };
}

/** What one expression gives inside the bundle. */
export function valueOf(expression: string, person: Person = {}): unknown {
  return inSheets(`function main() { return ${expression}; }`, person).window.run('main');
}
