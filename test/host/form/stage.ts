/** A FormApp with one form, as the tests of this folder use it. */
import { Core } from '../core';
import { createFormApp, type FormAppFake } from './app';
import { FormModel, type FormOptions } from './model';
import type { FormDoubts } from './seat';

export const TEACHER = 'teacher@school.example';

export interface Stage {
  readonly core: Core;
  readonly form: FormModel;
  readonly files: Map<string, unknown>;
  readonly FormApp: FormAppFake;
  /** The form as a script has it. */
  readonly opened: ReturnType<FormAppFake['openById']>;
}

export interface StageOptions {
  readonly form?: FormModel;
  readonly options?: FormOptions;
  readonly doubts?: FormDoubts;
  readonly user?: string;
  readonly inEditor?: boolean;
}

export function stage({ form: given, options, doubts, user = TEACHER, inEditor = false }: StageOptions = {}): Stage {
  const core = new Core(new Date('2026-11-16T08:00:00Z'));
  const form = given ?? new FormModel({ owner: user, now: () => core.clock.now(), ...options });
  const files = new Map<string, unknown>([[form.id, form]]);
  const active = (): FormModel | null => (inEditor ? form : null);
  const FormApp = core.remote(
    createFormApp({ core, files, active, user: () => user, ui: () => ({}), options: doubts }),
  );
  return { core, form, files, FormApp, opened: FormApp.openById(form.id) };
}

/** One response to a question of every kind that has an answer of its own shape. */
export function everyKind(): FormModel {
  const form = new FormModel({ owner: TEACHER, canEditResponse: true });
  form.addChoice('Choice', ['a', 'b'], { key: ['b'], points: 2 });
  form.addDropdown('Dropdown', ['x', 'y'], { key: ['y'], points: 1 });
  form.addCheckboxes('Boxes', ['Red', 'Green', 'Blue'], { key: ['Red', 'Green'], points: 3 });
  form.addShortText('Short', { key: ['Vienna'], points: 1 });
  form.addShortText('Name');
  form.addParagraph('Essay', { points: 5 });
  form.addScale('Scale', 1, 5);
  form.add('DATE', 'Date');
  form.add('DATETIME', 'Moment');
  form.add('TIME', 'Time');
  form.add('DURATION', 'Duration');
  form.add('RATING', 'Rating');
  form.addGrid('Grid', [{ title: 'Po', points: 1, key: ['Italy'] }, 'Ebro'], ['Italy', 'Spain']);
  form.addCheckboxGrid('Boxgrid', ['Morning', 'Noon'], ['Mon', 'Tue']);
  form.addFileUpload('File', { points: 4 });
  for (const kind of ['SECTION_HEADER', 'PAGE_BREAK', 'IMAGE', 'VIDEO'] as const) form.add(kind, kind);
  return form;
}
