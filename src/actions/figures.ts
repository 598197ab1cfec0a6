import { figuresCard, formOf, type FiguresForm } from '../cards/figures';
import type { Change } from '../gradebook/batch';
import { parseGrade, type Decimal } from '../gradebook/grade';
import { COUNTS, isNTerm, isPassMark, parseSteps, ruleCells, stepsOf, SYSTEMS, type Rules } from '../gradebook/rules';
import { SCALES } from '../gradebook/scale';
import type { Text } from '../text/language';
import { input, save, visiting, type Action, type Context } from './context';
import { showHome } from './home';

/** How overall grades are made and shown (B.3). */
export const figures: Action<'figures'> = (context) =>
  visiting(context, (visit, t) => {
    const form = formOf(visit.settings.rules, visit.decimal);
    return { how: 'push', card: figuresCard(t, { form }) };
  });

/** Saves the rules as one batch, with which every overall figure is written anew; what cannot be is refused whole. */
export const saveFigures: Action<'saveFigures'> = (context) =>
  visiting(context, (visit, t) => {
    const form = formIn(context, formOf(visit.settings.rules, visit.decimal));
    const after = rulesIn(t, form, visit.decimal);
    if (typeof after === 'string') return { how: 'replace', card: figuresCard(t, { form, problem: after }) };
    const changes = changesBetween(visit.settings.rules, after);
    if (changes.length === 0) return { how: 'stay', notice: t.notice.unchanged };
    const intention = { reason: 'settings' as const, what: visit.t.batch.settings, changes, blocks: [] };
    return save(visit, t, intention, () => showHome(context, { how: 'root', notice: t.notice.settingsSaved }));
  });

/** The fields as filled in. A choice that the event does not carry stays as it was; an empty text is empty. */
function formIn(context: Context, before: FiguresForm): FiguresForm {
  const chosen = (name: 'system' | 'counts' | 'scale') => input(context, name) || before[name];
  return {
    system: chosen('system'),
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
