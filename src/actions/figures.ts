import { push, replace } from '../cards/answer';
import type { Answer } from '../cards/card';
import { figuresCard, formOf, type FiguresForm } from '../cards/figures';
import type { Ask } from '../cards/requests';
import type { Change } from '../gradebook/batch';
import { parseGrade, type Decimal } from '../gradebook/grade';
import { factsSeen, merge } from '../gradebook/contest';
import {
  CATEGORY_KEY,
  COUNTS,
  isNTerm,
  isPassMark,
  parseSteps,
  ruleCells,
  stepsOf,
  SYSTEMS,
  WEIGH,
  type Rules,
} from '../gradebook/rules';
import { SCALES } from '../gradebook/scale';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, save, visiting, type Action, type Context } from './context';
import { showHome } from './home';
import { contestedIn, type FieldText } from './rival';
import { nothingToSave } from './settings';

/** How overall grades are made and shown (B.3). */
export const figures: Action<'figures'> = (context) =>
  visiting(context, (visit, t) => {
    const form = formOf(visit.settings.rules, visit.decimal);
    return push(figuresCard(t, { form, seen: factsSeen(form) }));
  });

/** Saves the rules as one batch, with which every overall figure is written anew; what cannot be is refused whole. */
export const saveFigures: Action<'saveFigures'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const now = formOf(visit.settings.rules, visit.decimal);
    const mine = formIn(context, now);
    const refused = rulesIn(t, mine, visit.decimal);
    if (typeof refused === 'string')
      return replace(figuresCard(t, { form: mine, seen: ask.seen ?? '', problem: refused }));
    const { after: form, contested } = merge(ask.seen ?? '', now, mine, ask.theirs?.split(','));
    if (contested.length > 0) return contestedCard(visit, t, { now, mine, form }, contested);
    const after = rulesIn(t, form, visit.decimal);
    if (typeof after === 'string') return replace(figuresCard(t, { form, seen: factsSeen(now), problem: after }));
    const changes = changesBetween(visit.settings.rules, after);
    if (changes.length === 0) return nothingToSave(context, t, ask);
    const intention = { reason: 'settings' as const, what: visit.t.batch.settings, changes, blocks: [] };
    return save(visit, t, intention, () => showHome(context, { how: 'root', notice: t.notice.settingsSaved }));
  });

function contestedCard(
  visit: Visit,
  t: Text,
  { now, mine, form }: Readonly<Record<'now' | 'mine' | 'form', FiguresForm>>,
  contested: readonly (keyof FiguresForm)[],
): Answer {
  const seen = factsSeen(now);
  const cells = ruleCells(visit.settings.rules);
  // Categories stand in a row each: the log tells of one of them, and not what all of them are now.
  const all = contestedIn(visit, contested, { now, mine }, figureTexts(t), (field) => cells.get(ruleOf(field)));
  const keep: Ask = { ask: 'saveFigures', seen, theirs: contested.join(',') };
  const contest = { all, keep, take: { ask: 'saveFigures', seen } as const, now: visit.clock.now };
  return replace(figuresCard(t, { form, seen, contest }));
}

/** The key in Settings of a field. */
function ruleOf(field: keyof FiguresForm): string {
  return field === 'system' ? 'overall' : field;
}

function figureTexts(t: Text): Readonly<Record<keyof FiguresForm, FieldText<string>>> {
  const f = t.figures;
  const of = (field: keyof FiguresForm, names: Readonly<Record<string, string>> = {}): FieldText<string> => ({
    label: f[field],
    text: (value) => names[value] ?? (value.split('\n').join(', ') || t.empty),
    about: ({ student, assignment, field: key }) =>
      student + assignment === '' && (field === 'categories' ? key.startsWith(CATEGORY_KEY) : key === ruleOf(field)),
  });
  return {
    system: of('system', f.systems),
    weigh: of('weigh', f.weighs),
    counts: of('counts', f.countsHow),
    scale: of('scale', f.scales),
    passMark: of('passMark'),
    nTerm: of('nTerm'),
    letters: of('letters'),
    categories: of('categories'),
  };
}

/** The fields as filled in. A choice that the event does not carry stays as it was; an empty text is empty. */
function formIn(context: Context, before: FiguresForm): FiguresForm {
  const chosen = (name: 'system' | 'weigh' | 'counts' | 'scale') => input(context, name) || before[name];
  return {
    system: chosen('system'),
    weigh: chosen('weigh'),
    counts: chosen('counts'),
    scale: chosen('scale'),
    passMark: input(context, 'passMark').trim(),
    nTerm: input(context, 'nTerm').trim(),
    letters: input(context, 'letters'),
    categories: input(context, 'categories'),
  };
}

/** The rules that the fields say, or one sentence about the first that cannot be. */
function rulesIn(t: Text, form: FiguresForm, decimal: Decimal): Rules | string {
  const p = t.problem.figures;
  const categories = parseSteps(form.categories, decimal);
  if (!categories.ok) return p[categories.why](categories.line);
  const system = known(form.system, SYSTEMS);
  if (system === 'weighted' && !categories.list.some(({ weight }) => weight > 0)) return p.noCategories;
  const letters = parseSteps(form.letters, decimal);
  if (!letters.ok) return p[letters.why](letters.line);
  if (letters.list.length === 0) return p.noLetters;
  const passMark = parseGrade(form.passMark.replace(/%$/, ''), decimal);
  if (!passMark.ok || passMark.grade === null || !isPassMark(passMark.grade)) return p.passMark(form.passMark);
  const nTerm = parseGrade(form.nTerm, decimal);
  if (!nTerm.ok || nTerm.grade === null || !isNTerm(nTerm.grade)) return p.nTerm(form.nTerm);
  return {
    system,
    weigh: known(form.weigh, WEIGH),
    counts: known(form.counts, COUNTS),
    scale: known(form.scale, SCALES),
    passMark: passMark.grade,
    nTerm: nTerm.grade / 10,
    letters: stepsOf(letters.list),
    categories: categories.list,
  };
}

function known<T extends string>(value: string, list: readonly [T, ...T[]]): T {
  return list.find((one) => one === value) ?? list[0];
}

/** A category that is gone has an empty weight: its row in Settings stays. */
function changesBetween(before: Rules, after: Rules): Change[] {
  const [was, is] = [ruleCells(before), ruleCells(after)];
  const fields = [...new Set([...was.keys(), ...is.keys()])];
  return fields
    .filter((field) => was.get(field) !== is.get(field))
    .map((field) => ({ student: '', assignment: '', field, before: was.get(field) ?? '', after: is.get(field) ?? '' }));
}
