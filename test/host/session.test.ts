import { inSheets, MANIFEST, valueOf } from './fixture';

const PERSON = { email: 'teacher@school.example', locale: 'nl' };

test('who, in which language, in which zone', () => {
  const expression =
    '[Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getActiveUserLocale(), Session.getScriptTimeZone()]';
  expect(valueOf(expression, PERSON)).toEqual([
    'teacher@school.example',
    'teacher@school.example',
    'nl',
    'Europe/Amsterdam',
  ]);
});
test('the address is blank without the permission and in a simple trigger', () => {
  expect(valueOf('Session.getActiveUser().getEmail()', { refused: ['userinfo.email'] })).toBe('');
  const { workspace } = inSheets('function onOpen() { console.log(Session.getActiveUser().getEmail()); }');
  expect(workspace.logs[0]?.text).toBe('');
});
test('the temporary key tells people apart without naming them', () => {
  const key = valueOf('Session.getTemporaryActiveUserKey()', PERSON);
  expect(key).not.toContain('teacher');
  expect(valueOf('Session.getTemporaryActiveUserKey()', { email: 'x@y.nl' })).not.toBe(key);
});
test('without useLocaleFromApp the event says nothing of language and zone', () => {
  const manifest = {
    ...MANIFEST,
    addOns: { ...MANIFEST.addOns, common: { ...MANIFEST.addOns?.common, useLocaleFromApp: false } },
  };
  const { workspace, window } = inSheets(
    'function home(e) { console.log(Object.keys(e.commonEventObject).join()); }',
    {},
    manifest,
  );
  expect(() => {
    window.panel.open();
  }).toThrow('cannot be used');
  expect(workspace.logs[0]?.text).toBe('platform,hostApp');
});

describe('ScriptApp', () => {
  const info = (scope: string) =>
    `ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, ['https://www.googleapis.com/auth/${scope}'])`;
  test('tells which permissions a person refused', () => {
    const status = `String(${info('forms')}.getAuthorizationStatus())`;
    expect(valueOf(status)).toBe('NOT_REQUIRED');
    expect(valueOf(status, { refused: ['forms'] })).toBe('REQUIRED');
    expect(valueOf(`${info('forms')}.getAuthorizationUrl()`)).toBeNull();
  });
  test('requireScopes ends the run when one is missing', () => {
    const require = "ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['https://www.googleapis.com/auth/forms'])";
    expect(valueOf(require)).toBeUndefined();
    expect(() => valueOf(require, { refused: ['forms'] })).toThrow('Authorization is required');
  });
});
