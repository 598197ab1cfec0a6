import type { Profile } from '../gradebook/csv';
import type { Text } from '../text/language';
import type { Card, Choice } from './card';
import { button, paragraph, row, section, sections, untitled, warning } from './widgets';

export interface DownloadView {
  /** id of the assignment the teacher came from; '' from the card of the class */
  readonly assignment: string;
  /** of that assignment */
  readonly title: string;
  readonly className: string;
  /** what fits the teacher's own computer best */
  readonly profile: Profile;
  readonly printUrl: string;
}

/**
 * Everything that takes grades out of the gradebook (S88-S96), behind one entry of the menu (S92). Fields: `what` (radio
 * `one` or `all`; only with an assignment) and `profile` (radio `comma` or `semicolon`).
 */
export function downloadCard(t: Text, view: DownloadView): Card {
  const { assignment, printUrl } = view;
  const make = (what: 'csv' | 'copy' | '1.1' | '1.2') => ({ ask: 'makeFile', what, assignment }) as const;
  const d = t.download;
  return {
    name: 'download',
    title: d.title,
    subtitle: assignment === '' ? view.className : view.title,
    sections: sections(
      section(d.csv, assignment !== '' && whatChoice(t), profileChoice(t, view.profile)),
      section(
        d.more,
        row(d.copy, { bottom: d.copyWhy, ask: make('copy') }),
        row(d.print, { bottom: d.printWhy, open: printUrl }),
      ),
      section(
        d.sis,
        paragraph(d.sisWhy),
        row(d.oneRoster('1.2'), { ask: make('1.2') }),
        row(d.oneRoster('1.1'), { ask: make('1.1') }),
      ),
    ),
    footer: { main: button(d.make, make('csv')) },
  };
}

function whatChoice(t: Text): Choice {
  const options = [
    { value: 'one', label: t.download.one, on: true },
    { value: 'all', label: t.download.all, on: false },
  ];
  return { kind: 'choice', name: 'what', label: t.download.what, as: 'radio', options };
}

function profileChoice(t: Text, chosen: Profile): Choice {
  const profiles: readonly Profile[] = ['semicolon', 'comma'];
  const options = profiles.map((value) => ({ value, label: t.download.profiles[value], on: value === chosen }));
  return { kind: 'choice', name: 'profile', label: t.download.profile, as: 'radio', options };
}

export interface FileReadyView {
  readonly name: string;
  readonly folder: string;
  readonly folderUrl: string;
  /** saves the file on the computer, or opens the copy */
  readonly url: string;
  /** of a copy in Google Sheets, which can be opened and printed */
  readonly printUrl?: string;
  /** cells left empty in the file because nobody can read them */
  readonly unreadable: number;
}

/**
 * The file is in Drive; one click more and it is on the computer (S93). A button and not a window that opens by itself:
 * browsers stop what opens without a click.
 */
export function fileReadyCard(t: Text, view: FileReadyView): Card {
  const { printUrl, unreadable } = view;
  const d = t.download;
  const copied = printUrl !== undefined;
  return {
    name: 'fileReady',
    title: copied ? d.copied : d.ready,
    sections: sections(
      untitled(
        row(view.name, { open: view.url }),
        warning(unreadable > 0 ? d.unreadable(unreadable) : ''),
        row(d.kept(view.folder), { open: view.folderUrl }),
        copied && row(d.print, { bottom: d.printWhy, open: printUrl }),
      ),
    ),
    footer: {
      main: { label: copied ? d.open : d.save, open: view.url },
      other: button(t.toHome, { ask: 'home' }),
    },
  };
}
