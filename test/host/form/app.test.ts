import { FormModel } from './model';
import { stage, TEACHER } from './stage';

describe('FormApp.openById', () => {
  test('opens an own form, and one shared for editing whatever the capitals of the address', () => {
    const { FormApp, files } = stage();
    const shared = new FormModel({
      owner: 'other@school.example',
      editors: ['Teacher@School.example'],
      title: 'Shared',
    });
    files.set(shared.id, shared);
    expect(FormApp.openById(shared.id).getTitle()).toBe('Shared');
  });

  test('speaks of a missing form, a binned one, a strange one and a spreadsheet in the same words', () => {
    const { FormApp, files, form } = stage();
    const strange = new FormModel({ owner: 'other@school.example' });
    files.set(strange.id, strange).set('sheet', { name: 'no form' });
    form.delete();
    for (const id of ['nowhere', strange.id, form.id, 'sheet']) {
      expect(() => FormApp.openById(id)).toThrow(/^No item with the given ID could be found\./);
    }
  });

  test('refuses an id that is no text', () => {
    expect(() => stage().FormApp.openById(7)).toThrow(/don't match the method signature for FormApp\.openById/);
  });
});

describe('FormApp.openByUrl', () => {
  test.each([
    ['the edit link', (id: string) => `https://docs.google.com/forms/d/${id}/edit`],
    ['the edit link with a fragment', (id: string) => `https://docs.google.com/forms/d/${id}/edit#responses`],
    ['the view link with the file id', (id: string) => `https://docs.google.com/forms/d/${id}/viewform?usp=sf_link`],
    ['the link in a second account', (id: string) => `https://docs.google.com/forms/u/1/d/${id}/edit`],
    ['the link in a domain', (id: string) => `https://docs.google.com/a/school.example/forms/d/${id}/edit`],
  ])('takes %s', (_, url) => {
    const { FormApp, form } = stage();
    expect(FormApp.openByUrl(url(form.id)).getId()).toBe(form.id);
  });

  test.each([
    'https://docs.google.com/forms/d/e/1FAIpQLabc/viewform',
    'https://forms.gle/abc',
    'https://docs.google.com/spreadsheets/d/abc/edit',
    'quiz',
    '',
  ])('refuses %j, in which there is no file id of a form', (url) => {
    expect(() => stage().FormApp.openByUrl(url)).toThrow('Invalid argument: url');
  });

  test('takes the link that getEditUrl gives, not the one that getPublishedUrl gives', () => {
    const { FormApp, opened } = stage();
    expect(FormApp.openByUrl(opened.getEditUrl())).toBe(opened);
    expect(() => FormApp.openByUrl(opened.getPublishedUrl())).toThrow('Invalid argument: url');
  });
});

describe('FormApp.getActiveForm and getUi', () => {
  test('outside a form editor there is no active form and no user interface', () => {
    const { FormApp } = stage();
    expect(FormApp.getActiveForm()).toBeNull();
    expect(() => FormApp.getUi()).toThrow('Cannot call FormApp.getUi() from this context.');
  });

  test('in a form editor both are there', () => {
    const { FormApp, form } = stage({ inEditor: true });
    expect(FormApp.getActiveForm()?.getId()).toBe(form.id);
    expect(FormApp.getUi()).toEqual({});
  });
});

describe('FormApp.create', () => {
  test('names the file only: the visible title stays empty', () => {
    const { FormApp, files } = stage();
    const made = FormApp.create('Quiz 1');
    expect(made.getTitle()).toBe('');
    expect(files.get(made.getId())).toMatchObject({ documentTitle: 'Quiz 1', owner: TEACHER, isQuiz: false });
  });

  test('refuses an empty or missing title', () => {
    const { FormApp } = stage();
    expect(() => FormApp.create('')).toThrow();
    expect(() => FormApp.create(null)).toThrow();
  });
});

describe('what FormApp has', () => {
  test('enums whose text and JSON are their names', () => {
    const { ItemType } = stage().FormApp;
    expect(String(ItemType.GRID)).toBe('GRID');
    expect(JSON.stringify({ type: ItemType.TEXT })).toBe('{"type":"TEXT"}');
  });

  test('a member that Google has and the host lacks says so', () => {
    const FormApp: object = stage().FormApp;
    expect(() => Reflect.get(FormApp, 'createTextValidation') as unknown).toThrow(
      'NotInHost: FormApp.createTextValidation',
    );
    expect(Reflect.get(FormApp, 'getForms')).toBeUndefined();
  });

  test('feedback with text and links', () => {
    const feedback = stage()
      .FormApp.createFeedback()
      .setText('Read this')
      .addLink('https://school.example', 'here')
      .build();
    expect([feedback.getText(), feedback.getLinkUrls()]).toEqual(['Read this', ['https://school.example']]);
  });
});
