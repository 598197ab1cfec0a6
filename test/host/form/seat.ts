/** What every fake of one form shares: the model behind it, the host's doubts about Google, and the fakes made so far. */
import type { Core, Fake } from '../core';
import { type FormItem, isGrid, pointsOf } from './item';
import type { FormModel } from './model';

/** Facts about Google that are not proven (docs/live-checks.md, F1 to F3): tests run with either value. */
export interface FormDoubts {
  /** What `getScore()` gives for an answer that nobody has marked yet. Default null. */
  readonly ungradedScore?: null | '' | 0;
  /** Whether `getResponses(since)` gives a response that was edited after that moment. Default true. */
  readonly editsAreNewer?: boolean;
  /** Whether `getGradableItemResponses()` holds grids, whose rows carry the points. Default true. */
  readonly gradableGrids?: boolean;
}

/** A member with Google's arguments whose result is one of our fakes, which has only some of Google's members. */
export type Answering<T, Member extends keyof T> = {
  [M in Member]: T[M] extends (...given: infer Given) => unknown ? (...given: Given) => unknown : T[M];
};

export class FormSeat {
  readonly core: Core;
  readonly form: FormModel;
  readonly doubts: Required<FormDoubts>;
  readonly #made = new WeakMap<FormItem, Map<string, Fake>>();

  constructor(core: Core, form: FormModel, doubts: FormDoubts) {
    this.core = core;
    this.form = form;
    this.doubts = { ungradedScore: null, editsAreNewer: true, gradableGrids: true, ...doubts };
  }

  /** The fake of one kind for an item, made on first use. */
  fakeOf<T extends Fake>(item: FormItem, kind: string, make: () => T): T {
    const known = this.#made.get(item) ?? new Map<string, Fake>();
    this.#made.set(item, known);
    const fake = known.get(kind) ?? make();
    known.set(kind, fake);
    return fake as T;
  }

  /** True if FormApp lets a script grade the item: a quiz, and a point value. */
  isGradable(item: FormItem): boolean {
    if (!this.form.isQuiz || pointsOf(item) === 0) return false;
    return this.doubts.gradableGrids || !isGrid(item);
  }
}
