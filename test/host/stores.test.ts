import { inSheets, valueOf } from './fixture';

describe('PropertiesService', () => {
  const store = 'PropertiesService.getScriptProperties()';
  test('a missing key is null', () => {
    expect(valueOf(`${store}.getProperty('a')`)).toBeNull();
  });
  test('keeps strings only', () => {
    expect(valueOf(`${store}.setProperty('a', '1').getProperties()`)).toEqual({ a: '1' });
    expect(() => valueOf(`${store}.setProperty('a', 1)`)).toThrow('Properties.setProperty');
  });
  test('a value of more than 9 KB is refused, and a store of more than 500 KB', () => {
    expect(() => valueOf(`${store}.setProperty('a', 'é'.repeat(4609))`)).toThrow('Argument too large: value');
    const fill = `Array.from({ length: 56 }, (_, i) => ${store}.setProperty('k' + i, 'x'.repeat(9216)))`;
    expect(() => valueOf(fill)).toThrow('exceeded the property storage quota');
  });
  test('those of a document are shared by its users, those of a user are not', () => {
    const { workspace, window } = inSheets(`
      function put() { PropertiesService.getDocumentProperties().setProperty('a', '1'); PropertiesService.getUserProperties().setProperty('a', '1'); }
      function get() { return [PropertiesService.getDocumentProperties().getProperty('a'), PropertiesService.getUserProperties().getProperty('a')]; }`);
    window.run('put');
    const [file] = workspace.files.values();
    if (!file) throw new Error('no file');
    expect(workspace.open(file, { email: 'other@school.example' }).run('get')).toEqual(['1', null]);
    expect(workspace.open(workspace.addSpreadsheet()).run('get')).toEqual([null, '1']);
  });
  test('without a document there are no document properties', () => {
    expect(valueOf('PropertiesService.getDocumentProperties()', { documentContext: false })).toBeNull();
  });
  test('with AuthMode.NONE there are none at all', () => {
    const code = 'function onOpen() { PropertiesService.getUserProperties(); }';
    expect(() => inSheets(code, { opensAs: 'NONE' })).toThrow('You do not have permission to call PropertiesService');
  });
});

describe('CacheService', () => {
  const cache = 'CacheService.getScriptCache()';
  test('put and remove give null', () => {
    expect(valueOf(`[${cache}.put('a', '1'), ${cache}.get('a'), ${cache}.remove('a'), ${cache}.get('a')]`)).toEqual([
      null,
      '1',
      null,
      null,
    ]);
  });
  test('a value expires on the modelled clock: after 10 minutes unless said otherwise, after 6 hours at most', () => {
    const { workspace, window } = inSheets(`
      function put() { ${cache}.put('usual', '1'); ${cache}.put('short', '1', 5); ${cache}.put('long', '1', 999999); }
      function get() { return Object.keys(${cache}.getAll(['usual', 'short', 'long'])).join(); }`);
    window.run('put');
    const seen = [5, 595, 21_000].map((seconds) => {
      workspace.core.clock.advance(seconds);
      return window.run('get');
    });
    expect(seen).toEqual(['usual,long', 'long', '']);
  });
  test('keys of more than 250 characters and values of more than 100 KB are refused', () => {
    expect(() => valueOf(`${cache}.put('k'.repeat(251), '1')`)).toThrow('Argument too large: key');
    expect(() => valueOf(`${cache}.put('k', 'x'.repeat(102401))`)).toThrow('Argument too large: value');
  });
  test('of more than 1,000 items those that expire first are gone, down to 900', () => {
    const { window } = inSheets(`
      function put() {
        for (let i = 0; i < 1000; i += 1) ${cache}.put('k' + i, '1', i < 200 ? 900 : 9000);
        const before = ${cache}.get('k0');
        ${cache}.put('last', '1', 9000);
        const all = Array.from({ length: 1000 }, (_, i) => 'k' + i);
        return [before, Object.keys(${cache}.getAll(all)).length, ${cache}.get('k999'), ${cache}.get('last')];
      }`);
    expect(window.run('put')).toEqual(['1', 899, '1', '1']);
  });
  test('Google may forget everything at any moment', () => {
    const { workspace, window } = inSheets(
      `function put() { ${cache}.put('a', '1'); } function get() { return ${cache}.get('a'); }`,
    );
    window.run('put');
    workspace.caches.forgetAll();
    expect(window.run('get')).toBeNull();
  });
});
