import type { Text } from '../text/language';
import { showGrade, type Decimal } from '../gradebook/grade';
import { MILLION, sumsOf, type Work } from '../gradebook/overall';
import { addsPoints, COUNTS, showLetters, showSteps, SYSTEMS, WEIGH, type Rules } from '../gradebook/rules';
import { SCALES, SUFFICIENT, type Figure } from '../gradebook/scale';
import type { Card, Choice } from './card';
import { contestSection, type Contest } from './contested';
import { button, field, paragraph, sections, untitled, warning } from './widgets';

/** The fields of the card, as the teacher left them. */
export type FiguresForm = Readonly<
  Record<'system' | 'weigh' | 'counts' | 'scale' | 'passMark' | 'nTerm' | 'letters' | 'categories', string>
>;

export interface FiguresView {
  readonly form: FiguresForm;
  readonly problem?: string;
  /** what it was drawn from */
  readonly seen: string;
  readonly contest?: Contest;
}

/** The rules as the fields show them. */
export function formOf(rules: Rules, decimal: Decimal): FiguresForm {
  const { system, weigh, counts, scale, passMark, nTerm, letters, categories } = rules;
  return {
    system,
    weigh,
    counts,
    scale,
    passMark: showGrade(passMark, decimal),
    nTerm: showGrade(nTerm * 10, decimal),
    letters: showLetters(letters, decimal),
    categories: showSteps(categories, decimal),
  };
}

/** How overall grades are made and shown (B.3). Fields: those of `FiguresForm`. */
export function figuresCard(t: Text, { form, problem, seen, contest }: FiguresView): Card {
  const f = t.figures;
  return {
    name: 'figures',
    title: f.title,
    sections: sections(
      untitled(warning(problem)),
      contestSection(t, contest),
      untitled(choice('system', f.system, SYSTEMS, f.systems, form.system), paragraph(f.systemWhy)),
      untitled(choice('weigh', f.weigh, WEIGH, f.weighs, form.weigh), paragraph(f.weighWhy)),
      untitled(choice('counts', f.counts, COUNTS, f.countsHow, form.counts), paragraph(f.countsWhy)),
      untitled(
        field('categories', f.categories, { hint: f.categoriesHint, value: form.categories, multiline: true }),
        paragraph(f.categoriesWhy),
      ),
      untitled(
        { ...choice('scale', f.scale, SCALES, f.scales, form.scale), as: 'list' },
        field('passMark', f.passMark, { hint: f.passMarkHint, value: form.passMark }),
        field('nTerm', f.nTerm, { hint: f.nTermHint, value: form.nTerm }),
        field('letters', f.letters, { hint: f.lettersHint, value: form.letters, multiline: true }),
      ),
    ),
    footer: { main: button(f.save, { ask: 'saveFigures', seen }) },
  };
}

function choice<K extends string>(
  name: string,
  label: string,
  values: readonly K[],
  labels: Readonly<Record<K, string>>,
  chosen: string,
): Choice {
  const options = values.map((value) => ({ value, label: labels[value], on: value === chosen }));
  return { kind: 'choice', name, label, as: 'radio', options };
}

/** A figure as a teacher reads it: "83,9%", "18,5 / 20", "7,0", "B". With a mark that is not enough, the word for it. */
export function figureText(t: Text, figure: Figure, rules: Rules, decimal: Decimal, works?: readonly Work[]): string {
  if (typeof figure === 'string') return figure;
  const shown = (value: number) => showGrade(Math.round(value * 100), decimal);
  switch (rules.scale) {
    case 'percent':
      return `${shown(figure * 100)}%`;
    case 'points': {
      const possible = addsPoints(rules) ? works && shown(sumsOf(works).possible / MILLION) : '100';
      return possible === undefined ? shown(figure) : `${shown(figure)} / ${possible}`;
    }
    default: {
      const tenths = Math.round(figure * 10);
      const mark = `${Math.floor(tenths / 10)}${decimal}${tenths % 10}`;
      return tenths < SUFFICIENT ? `${mark} (${t.figures.insufficient})` : mark;
    }
  }
}
