import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPENS } from '../../src/cards/links';
import { problemsOf, type Manifest } from './manifest';
import { read, type Script } from './script';

const root = join(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'appsscript.json'), 'utf8')) as Manifest;
const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

/** A bundle that has every function the manifest names and needs every scope it asks for. */
const script = read(`
  function openHome() { SpreadsheetApp.openById('x'); Session.getActiveUser(); MailApp.sendEmail({}); }
  function openSettings() { FormApp.openById('x'); }
  function openHelp(ui) { ui.showSidebar(1); Drive.Files.create({}); }
`);

test('the manifest of the add-on fits the bundle', () => {
  const bundle = read(readFileSync(join(root, 'build/addon/main.js'), 'utf8'));
  expect(problemsOf(manifest, bundle)).toEqual([]);
});

test('what the build copies is the manifest, unchanged', () => {
  const copied: unknown = JSON.parse(readFileSync(join(root, 'build/addon/appsscript.json'), 'utf8'));
  expect(copied).toEqual(manifest);
});

test('Google lets a card open what the program offers to open, and nothing else', () => {
  expect(manifest.addOns.common.openLinkUrlPrefixes).toEqual(OPENS);
});

describe('the validator', () => {
  type Draft = Record<string, unknown> & {
    oauthScopes: string[];
    addOns: Record<string, Record<string, unknown>> & { common: Record<string, unknown> };
  };

  /** The manifest after one careless edit. */
  function edited(edit: (draft: Draft) => void): unknown {
    const draft = structuredClone(manifest) as unknown as Draft;
    edit(draft);
    return draft;
  }

  test('accepts the manifest', () => {
    expect(problemsOf(manifest, script)).toEqual([]);
  });

  test.each<[string, (draft: Draft) => void, string]>([
    ['an unknown key', (m) => (m['runtime'] = 'V8'), 'runtime'],
    ['an unknown key inside', (m) => (m.addOns.common['homepageTriger'] = {}), 'addOns.common.homepageTriger'],
    ['an unknown host', (m) => (m.addOns['forms'] = {}), 'addOns.forms'],
    ['an unknown key of a host', (m) => (m.addOns['sheets'] = { onEdit: 1 }), 'addOns.sheets.onEdit'],
    ['a missing name', (m) => delete m.addOns.common['name'], 'addOns.common.name'],
    ['a missing logo', (m) => delete m.addOns.common['logoUrl'], 'addOns.common.logoUrl'],
    ['a missing host', (m) => delete m.addOns['sheets'], 'addOns.sheets'],
    ['missing scopes', (m) => delete (m as Record<string, unknown>)['oauthScopes'], 'oauthScopes'],
    ['a logo without https', (m) => (m.addOns.common['logoUrl'] = 'http://example.org/a.png'), 'addOns.common.logoUrl'],
    ['a text for a truth value', (m) => (m.addOns.common['useLocaleFromApp'] = 'true'), 'addOns.common.useLocale'],
    ['the old runtime', (m) => (m['runtimeVersion'] = 'DEPRECATED_ES5'), 'runtimeVersion'],
    ['a log of exceptions', (m) => (m['exceptionLogging'] = 'STACKDRIVER'), 'exceptionLogging'],
    ['a time zone that is none', (m) => (m['timeZone'] = 'Europe/Utrecht'), 'timeZone: not a time zone'],
    [
      'a colour that is none',
      (m) => (m.addOns.common['layoutProperties'] = { primaryColor: 'green', secondaryColor: '#188038' }),
      'primaryColor: not a colour',
    ],
    [
      'a link prefix without https',
      (m) => (m.addOns.common['openLinkUrlPrefixes'] = ['http://docs.google.com/']),
      'openLinkUrlPrefixes.0',
    ],
    ['a scope that is no address', (m) => m.oauthScopes.push('spreadsheets'), 'oauthScopes.7'],
    [
      'an advanced service of an unknown version',
      (m) =>
        (m['dependencies'] = { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v1' }] }),
      'dependencies.enabledAdvancedServices.0.version',
    ],
    [
      'an advanced service that is not switched on',
      (m) => (m['dependencies'] = { enabledAdvancedServices: [] }),
      'the service Drive is not switched on',
    ],
    ['a scope listed twice', (m) => m.oauthScopes.push(scope('forms')), 'oauthScopes: a scope is listed twice'],
    [
      'a function the bundle lacks',
      (m) => (m.addOns.common['homepageTrigger'] = { runFunction: 'onHome' }),
      'the bundle has no function onHome',
    ],
    ['a scope no call needs', (m) => m.oauthScopes.push(scope('drive')), `no call needs the scope ${scope('drive')}`],
    [
      'a missing scope',
      (m) => m.oauthScopes.splice(m.oauthScopes.indexOf(scope('forms')), 1),
      `the scope ${scope('forms')} is missing`,
    ],
  ])('refuses %s', (_title, edit, problem) => {
    const problems = problemsOf(edited(edit), script);
    expect(problems.join('\n')).toContain(problem);
  });

  test.each<[string, Script, string]>([
    ['sends no mail', without('MailApp.sendEmail'), `no call needs the scope ${scope('script.send_mail')}`],
    ['opens no form', without('FormApp.openById'), `no call needs the scope ${scope('forms')}`],
    ['fetches an address', withMember('UrlFetchApp.fetch'), `the scope ${scope('script.external_request')} is missing`],
    ['opens a file', withMember('DriveApp.getFileById'), `the scope ${scope('drive')} is missing`],
    ['makes a trigger', withMember('ScriptApp.newTrigger'), `the scope ${scope('script.scriptapp')} is missing`],
  ])('refuses a manifest whose bundle %s', (_title, changed, problem) => {
    expect(problemsOf(manifest, changed)).toEqual([problem]);
  });

  test('refuses the Drive service and its scope when no call needs them', () => {
    expect(problemsOf(manifest, without('Drive.Files'))).toEqual([
      `no call needs the scope ${scope('drive.file')}`,
      'no call needs the service Drive',
    ]);
  });

  function without(member: string): Script {
    return { ...script, members: script.members.filter((known) => known !== member) };
  }

  function withMember(member: string): Script {
    return { ...script, members: [...script.members, member] };
  }
});
