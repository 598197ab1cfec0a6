/**
 * A form as plain data, with the hands of the teacher (building, marking, deleting) and of the student (submitting,
 * editing). Nothing here is counted or timed: the bundle sees a form only through the fakes beside this file.
 */
import { acceptedAnswer, RespondentError } from './answers';
import { FormItems } from './form-items';
import { type Answer, isQuestion, type ItemOptions, pointsOf } from './item';
import { autoGrades, type Grade, remarked, type ResponseData } from './response';

/** As the REST service names the setting; FormApp knows only whether addresses are collected at all. */
export type EmailCollection = 'VERIFIED' | 'RESPONDER_INPUT' | 'DO_NOT_COLLECT';

export interface FormOptions {
  id?: string;
  title?: string;
  documentTitle?: string;
  description?: string;
  owner?: string;
  editors?: readonly string[];
  isQuiz?: boolean;
  emailCollection?: EmailCollection;
  limitOneResponse?: boolean;
  acceptingResponses?: boolean;
  canEditResponse?: boolean;
  destinationId?: string;
  /** Whose clock stamps the responses: the host's. */
  now?: () => Date;
}

export interface Submission {
  readonly email?: string;
  readonly at?: Date;
  /** By question title (or item number as text). Scales are text, check boxes a list, grids a list a row. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Edits this response: only the answers named here change; an empty one is taken back. */
  readonly responseId?: string;
}

/** What fires the installable form-submit trigger: handing in, and (a trap of Google's) every `submitGrades`. */
export interface SubmitEvent {
  readonly cause: 'SUBMIT' | 'GRADES';
  readonly response: ResponseData;
}

let formsMade = 0;

export class FormModel extends FormItems {
  readonly id: string;
  title: string;
  /** The name of the file in Drive, which need not be the title that respondents read. */
  documentTitle: string;
  description: string;
  owner: string;
  readonly editors: Set<string>;
  isQuiz: boolean;
  emailCollection: EmailCollection;
  limitOneResponse: boolean;
  acceptingResponses: boolean;
  canEditResponse: boolean;
  /** The spreadsheet that receives the responses, if any. */
  destinationId: string | undefined;
  /** In the order in which they were first handed in. */
  responses: readonly ResponseData[] = [];
  trashed = false;
  readonly listeners: ((event: SubmitEvent) => void)[] = [];
  readonly now: () => Date;
  #lastResponse = 0;

  constructor(options: FormOptions = {}) {
    super();
    this.id = options.id ?? `1Form${String(++formsMade).padStart(8, '0')}`;
    this.title = options.title ?? 'Quiz';
    this.documentTitle = options.documentTitle ?? this.title;
    this.description = options.description ?? '';
    this.owner = options.owner ?? 'teacher@school.example';
    this.editors = new Set(options.editors);
    this.isQuiz = options.isQuiz ?? true;
    this.emailCollection = options.emailCollection ?? 'VERIFIED';
    this.limitOneResponse = options.limitOneResponse ?? false;
    this.acceptingResponses = options.acceptingResponses ?? true;
    this.canEditResponse = options.canEditResponse ?? false;
    this.destinationId = options.destinationId;
    this.now = options.now ?? (() => new Date());
  }

  get editUrl(): string {
    return `https://docs.google.com/forms/d/${this.id}/edit`;
  }

  /** The link for respondents names the form by another id, from which nobody can open the form itself. */
  get publishedUrl(): string {
    return `https://docs.google.com/forms/d/e/1FAIpQL${this.id}/viewform`;
  }

  canBeOpenedBy(email: string): boolean {
    const me = email.toLowerCase();
    return [this.owner, ...this.editors].some((other) => other.toLowerCase() === me);
  }

  // The teacher builds (see FormItems) and changes.

  /** Changes a question as in the form editor; Forms marks what is already handed in again, except what a person marked. */
  change(titleOrId: string | number, changes: ItemOptions & { title?: string }): void {
    const item = Object.assign(this.item(titleOrId), changes);
    this.responses = this.responses.map((response) => remarked(response, item));
  }

  // The student hands in.

  submit(submission: Submission): ResponseData {
    if (!this.acceptingResponses) throw new RespondentError('This form is no longer accepting responses.');
    const old = submission.responseId === undefined ? undefined : this.response(submission.responseId);
    const email = this.emailCollection === 'DO_NOT_COLLECT' ? '' : (submission.email ?? old?.email ?? '');
    if (old) this.#refuseClosedEdit();
    else this.#refuseSecond(email);
    const answers = this.#acceptedAnswers(submission.answers, old);
    const submitted = submission.at ?? this.now();
    const id = old?.id ?? `2_${this.id}_${++this.#lastResponse}`;
    // Whether an edit wipes the marks a person gave is unconfirmed (docs/live-checks.md, F6); here it does.
    const grades = autoGrades(this.items, answers);
    const response = { id, email, created: old?.created ?? submitted, submitted, answers, grades };
    this.responses = old ? this.#swapped(response) : [...this.responses, response];
    this.#tell({ cause: 'SUBMIT', response });
    return response;
  }

  #refuseClosedEdit(): void {
    if (!this.canEditResponse) throw new RespondentError('Editing responses is switched off for this form.');
  }

  #refuseSecond(email: string): void {
    const known = this.responses.some((response) => response.email.toLowerCase() === email.toLowerCase());
    if (this.limitOneResponse && email !== '' && known) throw new RespondentError('You have already responded.');
  }

  #acceptedAnswers(given: Submission['answers'], old: ResponseData | undefined): ReadonlyMap<number, Answer> {
    const answers = new Map(old?.answers);
    for (const [title, answer] of Object.entries(given)) {
      const item = this.item(title);
      const accepted = acceptedAnswer(item, answer);
      if (accepted === undefined) answers.delete(item.id);
      else answers.set(item.id, accepted);
    }
    for (const item of this.items) if (isQuestion(item) && !answers.has(item.id)) acceptedAnswer(item, undefined);
    return answers;
  }

  // The teacher marks and clears up.

  response(id: string): ResponseData {
    const found = this.responses.find((response) => response.id === id);
    if (!found) throw new Error(`The form has no response “${id}”.`);
    return found;
  }

  /** Marks one answer by hand, as on the Responses page of Forms; null takes the mark away. */
  mark(responseId: string, titleOrId: string | number, score: number | null, feedback?: string): void {
    const note = feedback === undefined ? undefined : { text: feedback, links: [] };
    const grade = { score, feedback: note, byHand: score !== null };
    this.store(new Map([[this.response(responseId).id, new Map([[this.item(titleOrId).id, grade]])]]));
  }

  /** Stores grades by response and item number; with `cause` GRADES the form-submit trigger hears of each response. */
  store(grades: ReadonlyMap<string, ReadonlyMap<number, Grade>>, cause?: SubmitEvent['cause']): void {
    this.responses = this.responses.map((response) => {
      const changed = grades.get(response.id);
      return changed ? { ...response, grades: new Map([...response.grades, ...changed]) } : response;
    });
    if (cause) for (const id of grades.keys()) this.#tell({ cause, response: this.response(id) });
  }

  deleteResponse(id: string): void {
    const { id: known } = this.response(id);
    this.responses = this.responses.filter((response) => response.id !== known);
  }

  /** To the bin: scripts cannot open it any more (unconfirmed: docs/live-checks.md, O2). */
  delete(): void {
    this.trashed = true;
  }

  /** The total that the Responses page shows, unmarked answers counting nothing. */
  total(responseId: string): number {
    return [...this.response(responseId).grades.values()].reduce((sum, grade) => sum + (grade.score ?? 0), 0);
  }

  get maxPoints(): number {
    return this.items.reduce((sum, item) => sum + pointsOf(item), 0);
  }

  #swapped(changed: ResponseData): readonly ResponseData[] {
    return this.responses.map((response) => (response.id === changed.id ? changed : response));
  }

  #tell(event: SubmitEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
