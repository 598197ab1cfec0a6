/** Messages about returned work: who gets one, what happens when they cannot all go, and that nobody gets two. */
import { emailOf, lastCalls, studentName, TABS } from './classroom';
import { textOf } from '../../src/text/language';
import { undoBatch } from './changes';
import { cell, idOf, openLesson, openList, trail, type Lesson } from './lesson';

/** A class in which everybody has a draft, on the confirmation of returning it to all. */
function readyToReturn(options: Parameters<typeof openLesson>[0] = {}): Lesson {
  const lesson = openLesson(options);
  const { students = 3 } = options;
  lesson.grades.paste(
    cell(0),
    Array.from({ length: students }, () => ['7']),
  );
  openList(lesson);
  lesson.panel.click(lesson.says.toReturn);
  if (students > 30) lesson.panel.tick('everyone', 'ready');
  lesson.panel.click(lesson.says.returnTicked);
  return lesson;
}

/** The main button of the confirmation. */
function pressReturn({ panel }: Lesson): void {
  panel.click(/^(\d+ teruggeven|Return \d+)$/);
}

function addressees({ workspace }: Lesson): string[] {
  return workspace.mailbox.map(({ to }) => to).sort();
}

function expectNobodyTwice(lesson: Lesson): void {
  const all = addressees(lesson);
  expect(all).toEqual([...new Set(all)]);
}

const WAITING = { nl: /^(\d+) (bericht|berichten) nog niet verstuurd$/, en: /^(\d+) (message|messages) not sent yet$/ };
const UNCERTAIN = {
  nl: /^! (\d+) (bericht|berichten) misschien niet verstuurd$/,
  en: /^! (\d+) (message|messages) perhaps not sent$/,
};

/** From Home: what waits is shown first, then sent. */
function sendWaiting({ panel, workspace, language, says }: Lesson): void {
  const before = workspace.mailbox.length;
  panel.click(WAITING[language]);
  expect(workspace.mailbox).toHaveLength(before);
  panel.click(says.sendRest);
}

/** How many messages Home says are waiting, or uncertain. */
function onHome({ panel }: Lesson, what: RegExp): number {
  panel.open();
  const rows = panel.card.sections.flatMap(({ widgets }) =>
    widgets.flatMap((one) => (one.type === 'DecoratedText' ? [one.text] : [])),
  );
  return Number(rows.map((text) => what.exec(text)?.[1]).find((count) => count !== undefined) ?? 0);
}

describe.each(['nl', 'en'] as const)('messages (%s)', (language) => {
  const no = { nl: 'Nee', en: 'No' }[language];

  test('an address pasted with what cannot be seen around it is the address that one reads', () => {
    const lesson = readyToReturn({ language });
    lesson.grades.type('D6', '\u202as1@school.example\u202c');
    pressReturn(lesson);
    expect(addressees(lesson)).toContain('s1@school.example');
    expect(addressees(lesson).join()).not.toMatch(/\p{Cf}/u);
  });

  test('S67 notifications off for the class: returned, and nobody is mailed', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades, workspace } = lesson;
    panel.click(says.settings);
    panel.choose('mail', no);
    panel.click(says.save);
    grades.type(cell(0), '8');
    openList(lesson);
    panel.click(says.toReturn);
    panel.click(says.returnTicked);
    expect(panel.text()).toContain(
      {
        nl: 'Berichten aan leerlingen staan uit in de instellingen.',
        en: 'Messages to students are off in the settings.',
      }[language],
    );
    pressReturn(lesson);
    expect(workspace.mailbox).toEqual([]);
    panel.click(says.toList);
    expect(panel.text()).toContain('✓ 8 / 100');
    expect(onHome(lesson, WAITING[language])).toBe(0);
  });

  test('S67 no message for this one return', () => {
    const lesson = readyToReturn({ language });
    lesson.panel.choose('mail', no);
    pressReturn(lesson);
    expect(lesson.workspace.mailbox).toEqual([]);
    expect(lesson.panel.text()).toContain(
      { nl: '✓ 3 leerlingen hebben het werk terug', en: '✓ 3 students got the work back' }[language],
    );
  });

  test('a student without an e-mail address is named before, and gets the work back without a message', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades } = lesson;
    grades.type('D7', '');
    grades.paste(cell(0), [['7'], ['8']]);
    openList(lesson);
    panel.click(says.toReturn);
    panel.click(says.returnTicked);
    expect(panel.text()).toContain(
      {
        nl: '1 bericht van de 100 die je vandaag nog kunt sturen',
        en: '1 message of the 100 you can still send today',
      }[language],
    );
    expect(panel.text()).toContain(
      {
        nl: 'Geen bericht, want er is geen e-mailadres: Bilal Haddad',
        en: 'No message, because there is no e-mail address: Bilal Haddad',
      }[language],
    );
    pressReturn(lesson);
    expect(addressees(lesson)).toEqual([emailOf(0)]);
    expect(onHome(lesson, WAITING[language])).toBe(0);
  });

  test('fewer messages left today than students: the rest waits, and goes tomorrow', () => {
    const lesson = openLesson({ language });
    const { panel, workspace } = lesson;
    workspace.mailQuota = 2;
    Object.assign(lesson, readyAgain(lesson));
    expect(panel.text()).toContain(
      { nl: '! Vandaag kunnen nog maar 2 van de 3 berichten weg.', en: '! Only 2 of 3 messages can go out today.' }[
        language
      ],
    );
    pressReturn(lesson);
    expect(panel.text()).toContain(
      {
        nl: '1 bericht wacht nog: de grens van vandaag is bereikt.',
        en: '1 message still waiting: today’s limit is reached.',
      }[language],
    );
    expect(panel.text()).not.toContain(`[${lesson.says.sendRest}]`);
    expect(addressees(lesson)).toHaveLength(2);
    panel.click(lesson.says.toList);
    expect(panel.text()).toMatch(/✓ 7 \/ 100 · (bericht nog niet verstuurd|message not sent yet)/);
    workspace.mailQuota = 100;
    workspace.core.clock.set(new Date('2026-11-17T09:00+01:00'));
    expect(onHome(lesson, WAITING[language])).toBe(1);
    sendWaiting(lesson);
    expect(panel.text()).toContain({ nl: '1 bericht verstuurd', en: '1 message sent' }[language]);
    expect(trail(lesson)).toBe('home > returned');
    expect(addressees(lesson)).toHaveLength(3);
    expectNobodyTwice(lesson);
    expect(onHome(lesson, WAITING[language])).toBe(0);
  });

  test('no message left today: all wait, and pressing again today sends none', () => {
    const lesson = openLesson({ language });
    const { panel, workspace } = lesson;
    workspace.mailQuota = 0;
    readyAgain(lesson);
    pressReturn(lesson);
    expect(workspace.mailbox).toEqual([]);
    expect(onHome(lesson, WAITING[language])).toBe(3);
    panel.click(WAITING[language]);
    expect(panel.text()).toContain(
      {
        nl: '3 berichten wachten nog: de grens van vandaag is bereikt.',
        en: '3 messages still waiting: today’s limit is reached.',
      }[language],
    );
    expect(lastCalls(lesson).write).toEqual([]);
    workspace.mailQuota = 50;
    onHome(lesson, WAITING[language]);
    sendWaiting(lesson);
    expect(addressees(lesson)).toEqual([0, 1, 2].map(emailOf));
  });

  test('the quota runs out in the middle, because another program used it: the rest waits', () => {
    const lesson = readyToReturn({ language });
    const { workspace, panel } = lesson;
    workspace.core.interference = {
      before: (name) => {
        if (name === 'MailApp.sendEmail' && workspace.mailbox.length === 1) workspace.mailQuota = 0;
      },
    };
    pressReturn(lesson);
    workspace.core.interference = {};
    expect(workspace.mailbox).toHaveLength(1);
    expect(panel.text()).not.toMatch(/e-mailadres|e-mail address/);
    expect(onHome(lesson, WAITING[language])).toBe(2);
    workspace.mailQuota = 100;
    panel.open();
    sendWaiting(lesson);
    expect(addressees(lesson)).toEqual([0, 1, 2].map(emailOf));
  });

  test('over the limit of the day, which Google counts as -1: pressing again sends none and makes none uncertain', () => {
    const lesson = openLesson({ language });
    const { panel, workspace } = lesson;
    workspace.mailQuota = -1;
    readyAgain(lesson);
    expect(panel.text()).not.toContain('-1');
    pressReturn(lesson);
    expect(workspace.mailbox).toEqual([]);
    expect(onHome(lesson, WAITING[language])).toBe(3);
    panel.click(WAITING[language]);
    expect(panel.text()).not.toContain(`[${lesson.says.sendRest}]`);
    expect(lastCalls(lesson).write).toEqual([]);
    expect(onHome(lesson, UNCERTAIN[language])).toBe(0);
    workspace.mailQuota = 50;
    onHome(lesson, WAITING[language]);
    sendWaiting(lesson);
    expect(addressees(lesson)).toEqual([0, 1, 2].map(emailOf));
  });

  test('the limit told in a language nobody knows: the one that was tried is uncertain, the others wait', () => {
    const lesson = readyToReturn({ language });
    const { workspace, panel } = lesson;
    workspace.core.interference = {
      before: (name) => {
        if (name !== 'MailApp.sendEmail' || workspace.mailbox.length === 0) return;
        workspace.mailQuota = -1;
        throw new Error('1 日にサービス email を実行した回数が多すぎます。');
      },
    };
    pressReturn(lesson);
    workspace.core.interference = {};
    expect(workspace.mailbox).toHaveLength(1);
    expect(onHome(lesson, UNCERTAIN[language])).toBe(1);
    expect(onHome(lesson, WAITING[language])).toBe(1);
    workspace.mailQuota = 100;
    panel.open();
    sendWaiting(lesson);
    expect(addressees(lesson)).toHaveLength(2);
    expectNobodyTwice(lesson);
    onHome(lesson, UNCERTAIN[language]);
    panel.click(UNCERTAIN[language]);
    panel.tick('students', idOf(lesson, [0, 1, 2].find((i) => !addressees(lesson).includes(emailOf(i))) ?? 0));
    panel.click({ nl: 'Aangevinkte versturen', en: 'Send to ticked' }[language]);
    expect(addressees(lesson)).toEqual([0, 1, 2].map(emailOf));
  });

  test('the last message of the day left and its answer was lost: it is uncertain, and is not sent again by itself', () => {
    const lesson = openLesson({ language });
    const { workspace, panel } = lesson;
    workspace.mailQuota = 1;
    readyAgain(lesson);
    crashAt(lesson, 0, 'after', 'throw');
    expect(workspace.mailbox).toHaveLength(1);
    expect(onHome(lesson, UNCERTAIN[language])).toBe(1);
    expect(onHome(lesson, WAITING[language])).toBe(2);
    workspace.mailQuota = 100;
    panel.open();
    sendWaiting(lesson);
    expect(addressees(lesson)).toEqual([0, 1, 2].map(emailOf));
  });

  test('one address is refused: said with its name, the others get theirs, and it goes once the address is mended', () => {
    const lesson = openLesson({ language });
    const { panel, grades, workspace } = lesson;
    grades.type('D7', 'bilal@school');
    grades.type('D8', 'chris@nergens.example');
    readyAgain(lesson);
    let refused = false;
    workspace.core.interference = {
      before: (name) => {
        if (name !== 'MailApp.sendEmail' || refused) return;
        refused = true;
        throw new Error('Invalid email: chris@nergens.example');
      },
    };
    pressReturn(lesson);
    workspace.core.interference = {};
    expect(panel.text()).toContain(
      {
        nl: '! 1 bericht niet verstuurd: controleer het e-mailadres',
        en: '! 1 message could not be sent: check the e-mail address',
      }[language],
    );
    expect(panel.text()).toContain('Chris Bos chris@nergens.example');
    expect(addressees(lesson)).toEqual([emailOf(0)]);
    grades.type('D8', 'c.bos@school.example');
    expect(onHome(lesson, WAITING[language])).toBe(1);
    sendWaiting(lesson);
    expect(addressees(lesson)).toEqual(['c.bos@school.example', emailOf(0)]);
    expect(onHome(lesson, WAITING[language])).toBe(0);
  });

  test('a waiting message whose address was taken away is settled, not shown for ever', () => {
    const lesson = openLesson({ language });
    const { grades, workspace } = lesson;
    workspace.mailQuota = 0;
    readyAgain(lesson);
    pressReturn(lesson);
    workspace.mailQuota = 100;
    grades.type('D7', '');
    onHome(lesson, WAITING[language]);
    sendWaiting(lesson);
    expect(addressees(lesson)).toEqual([emailOf(0), emailOf(2)]);
    expect(onHome(lesson, WAITING[language])).toBe(0);
  });

  test('the message is in the language of the class, the card in that of the teacher', () => {
    const lesson = openLesson({ language });
    const { panel, says, workspace, grades } = lesson;
    const other = language === 'nl' ? 'en' : 'nl';
    panel.click(says.settings);
    panel.choose('classLanguage', other);
    panel.click(says.save);
    grades.type(cell(0), '7');
    openList(lesson);
    panel.click(says.toReturn);
    panel.click(says.returnTicked);
    pressReturn(lesson);
    expect(workspace.mailbox[0]?.body).toContain({ nl: 'Je cijfer: 7 van 100', en: 'Your grade: 7 out of 100' }[other]);
    expect(panel.text()).toContain({ nl: 'Teruggegeven', en: 'Returned' }[language]);
  });

  test('names and titles that look like markup stay as they are', () => {
    const lesson = openLesson({ language, title: '<b>Toets</b> & "meer" 😀' });
    const { grades, workspace, panel, says } = lesson;
    grades.type('C6', '<i>Amber</i>');
    grades.type(cell(0), '7');
    panel.open();
    panel.click(/^<b>Toets/, /·/);
    panel.click(says.toReturn);
    panel.click(says.returnTicked);
    pressReturn(lesson);
    const [mail] = workspace.mailbox;
    expect(mail?.subject).toContain('<b>Toets</b> & "meer" 😀');
    expect(mail?.body).toContain('<i>Amber</i>');
    expect(mail?.htmlBody).toContain('&lt;i&gt;Amber&lt;/i&gt;');
    expect(mail?.htmlBody).not.toMatch(/<[bi]>/);
  });
});

describe.each(['nl', 'en'] as const)('work returned again before its message went (%s)', (language) => {
  const t = textOf(language);
  const no = t.settings.mailNo;

  /** Amber gets a grade and a comment from the grading tool; so many messages can still go out. */
  function give(lesson: Lesson, quota: number, grade: string, comment: string, tell = true): void {
    const { panel, workspace, says } = lesson;
    workspace.mailQuota = quota;
    openList(lesson);
    panel.click('Amber de Vries');
    panel.type('grade', grade);
    if (comment !== '') panel.type('comment', comment);
    panel.click(says.return);
    if (!tell) panel.choose('mail', no);
    panel.click(says.returnOne);
    workspace.core.clock.advance(60);
  }

  /** What Amber read, one message after the other. */
  const read = ({ workspace }: Lesson) => workspace.mailbox.map(({ body }) => body);

  function sendWaiting(lesson: Lesson): void {
    lesson.workspace.mailQuota = 100;
    expect(onHome(lesson, WAITING[language])).toBe(1);
    lesson.panel.click(WAITING[language]);
    lesson.panel.click(lesson.says.sendRest);
    expect(onHome(lesson, WAITING[language])).toBe(0);
  }

  test('S63 S85 the student reads both comments, and of no grade that nobody told', () => {
    const lesson = openLesson({ language });
    give(lesson, 0, '7', 'Kijk nog naar opgave 3.');
    give(lesson, 100, '8', 'Opgave 4 was toch goed.');
    expect(onHome(lesson, WAITING[language])).toBe(0);
    const [body = '', ...more] = read(lesson);
    expect(more).toEqual([]);
    expect(body).toContain(t.mail.grade('8', '100'));
    expect(body).toContain('Kijk nog naar opgave 3.\n\nOpgave 4 was toch goed.');
    expect(body).not.toContain(t.mail.before('7', '100'));
  });

  test('S63 S85 so it is when both waited, and the grade before them is the one that was told', () => {
    const lesson = openLesson({ language });
    give(lesson, 100, '6', 'Goed begin.');
    give(lesson, 0, '7', 'Kijk nog naar opgave 3.');
    give(lesson, 0, '8', 'Opgave 4 was toch goed.');
    give(lesson, 0, '9', '');
    sendWaiting(lesson);
    const [, body = '', ...more] = read(lesson);
    expect(more).toEqual([]);
    expect(body).toContain(`${t.mail.grade('9', '100')}\n${t.mail.before('6', '100')}`);
    expect(body).toContain('Kijk nog naar opgave 3.\n\nOpgave 4 was toch goed.');
    expect(body).not.toContain('Goed begin.');
  });

  test('S67 a return without a message keeps the one that waits, and the cards say so', () => {
    const lesson = openLesson({ language });
    give(lesson, 0, '7', 'Kijk nog naar opgave 3.');
    give(lesson, 100, '8', '', false);
    expect(lesson.panel.text()).toContain(t.status.mailWaiting);
    lesson.grades.type(cell(0), '9');
    openList(lesson);
    lesson.panel.click(lesson.says.toReturn);
    lesson.panel.click(lesson.says.returnTicked);
    lesson.panel.choose('mail', no);
    pressReturn(lesson);
    expect(lesson.panel.text()).toContain(t.returning.waitingMore(1));
    expect(read(lesson)).toEqual([]);
    sendWaiting(lesson);
    expect(read(lesson)).toEqual([expect.stringContaining(t.mail.grade('9', '100'))]);
    expect(read(lesson)[0]).toContain('Kijk nog naar opgave 3.');
    expect(read(lesson)[0]).not.toContain(t.mail.before('7', '100'));
  });

  test('S47 S85 where its return was deleted from History, the message says what was returned, and no comment written since', () => {
    const lesson = openLesson({ language });
    give(lesson, 0, '7', 'Kijk nog naar opgave 3.');
    const history = lesson.file.sheet(TABS[language].history);
    history.deleteRows(3, history.lines.length - 2);
    openList(lesson);
    lesson.panel.click('Amber de Vries');
    lesson.panel.type('comment', 'Nog niet voor Amber.');
    sendWaiting(lesson);
    const [body = ''] = read(lesson);
    expect(body).toContain('Kijk nog naar opgave 3.');
    expect(body).not.toContain('Nog niet');
  });

  test('S85 a comment of a return that was undone is a draft again, and goes with no message', () => {
    const lesson = openLesson({ language });
    give(lesson, 0, '7', 'Kijk nog naar opgave 3.');
    give(lesson, 0, '8', 'Nog niet voor Amber.');
    undoBatch({ panel: lesson.panel, t });
    sendWaiting(lesson);
    const [body = ''] = read(lesson);
    expect(body).toContain(t.mail.grade('7', '100'));
    expect(body).toContain('Kijk nog naar opgave 3.');
    expect(body).not.toMatch(/Nog niet|8/);
  });

  test('S85 after an interruption the comment that perhaps never left goes along', () => {
    const lesson = openLesson({ language });
    const { core } = lesson.workspace;
    core.interference = {
      before: (name) => {
        if (name === 'MailApp.sendEmail') core.stop();
      },
    };
    expect(() => {
      give(lesson, 100, '7', 'Kijk nog naar opgave 3.');
    }).toThrow();
    core.interference = {};
    expect(onHome(lesson, UNCERTAIN[language])).toBe(1);
    give(lesson, 100, '8', '', false);
    expect(onHome(lesson, UNCERTAIN[language])).toBe(1);
    give(lesson, 100, '9', '');
    expect(onHome(lesson, UNCERTAIN[language])).toBe(0);
    expect(read(lesson)).toEqual([expect.stringContaining('Kijk nog naar opgave 3.')]);
  });
});

/** The same on a class that is there already. */
function readyAgain(lesson: Lesson): Lesson {
  lesson.grades.paste(cell(0), [['7'], ['7'], ['7']]);
  openList(lesson);
  lesson.panel.click(lesson.says.toReturn);
  lesson.panel.click(lesson.says.returnTicked);
  return lesson;
}

describe('300 students', () => {
  test('go out in slices of at most thirty modelled seconds each, and nobody gets two', () => {
    const lesson = readyToReturn({ students: 300 });
    const { panel, workspace, says } = lesson;
    workspace.mailQuota = 1500;
    panel.back();
    panel.click(says.returnTicked);
    panel.click('300 teruggeven');
    const { executions } = workspace.core;
    const first = executions.at(-1);
    expect(first?.seconds).toBeLessThan(30);
    expect(panel.text()).toContain('✓ 300 leerlingen hebben het werk terug');
    let before = 0;
    for (let runs = 0; runs < 20 && workspace.mailbox.length < 300; runs++) {
      expect(workspace.mailbox.length).toBeGreaterThan(before);
      before = workspace.mailbox.length;
      expect(panel.text()).toContain(`${300 - before} berichten moeten nog weg`);
      panel.click(says.sendRest);
      expect(executions.at(-1)?.seconds).toBeLessThan(30);
    }
    expect(addressees(lesson)).toEqual(Array.from({ length: 300 }, (_, i) => emailOf(i)).sort());
    expect(panel.text()).not.toContain(`[${says.sendRest}]`);
    expect(trail(lesson)).toBe('home > returned');
    expect(onHome(lesson, WAITING.nl)).toBe(0);
  });

  test('on a slow day a slice stops in time and the rest waits', () => {
    const lesson = readyToReturn({ students: 60 });
    const { workspace } = lesson;
    workspace.core.interference = {
      before: (name) => {
        if (name === 'MailApp.sendEmail') workspace.core.spend(2);
      },
    };
    lesson.panel.click('60 teruggeven');
    workspace.core.interference = {};
    expect(workspace.core.executions.at(-1)?.seconds).toBeLessThan(30);
    expect(workspace.mailbox.length).toBeGreaterThan(5);
    expect(onHome(lesson, WAITING.nl)).toBe(60 - workspace.mailbox.length);
    expectNobodyTwice(lesson);
  });
});

/** Cuts the run off at its n-th message, before or after it left. */
function crashAt(lesson: Lesson, message: number, when: 'before' | 'after', how: 'stop' | 'throw'): void {
  const { core } = lesson.workspace;
  let count = 0;
  const cut = (name: string) => {
    if (name !== 'MailApp.sendEmail' || count++ !== message) return;
    if (how === 'stop') core.stop();
    throw new Error('Service unavailable');
  };
  core.interference =
    when === 'before'
      ? { before: cut }
      : {
          after: ({ name }) => {
            cut(name);
          },
        };
  try {
    pressReturn(lesson);
  } catch {
    // The window shows an error; what counts is what the next one shows.
  } finally {
    core.interference = {};
  }
}

describe('cut off in the middle of sending', () => {
  const moments = [0, 1, 2].flatMap((message) =>
    (['before', 'after'] as const).map((when) => [when, message] as const),
  );

  test.each(moments)(
    'dead %s message %i: Home tells, the teacher says who got one, and nobody gets two',
    (when, message) => {
      const lesson = readyToReturn();
      const { panel, workspace } = lesson;
      crashAt(lesson, message, when, 'stop');
      const sent = new Set(addressees(lesson));
      expect(onHome(lesson, UNCERTAIN.nl)).toBe(3);
      expect(onHome(lesson, WAITING.nl)).toBe(0);
      panel.click('Toets H3', /·.*punten/);
      expect(panel.text()).toMatch(/✓ 7 \/ 100 · bericht misschien niet verstuurd/);
      panel.open();
      panel.click(UNCERTAIN.nl);
      expect(panel.text()).toContain('Kijk bij je verzonden berichten.');
      expect(panel.values('students')).toEqual([]);
      const missed = [0, 1, 2].filter((i) => !sent.has(emailOf(i)));
      for (const i of missed) panel.tick('students', idOf(lesson, i));
      panel.click(missed.length === 0 ? 'Alles was verstuurd' : 'Aangevinkte versturen');
      expect(addressees(lesson)).toEqual([0, 1, 2].map(emailOf));
      expect(onHome(lesson, UNCERTAIN.nl) + onHome(lesson, WAITING.nl)).toBe(0);
      expect(workspace.mailbox.every(({ body }) => body.includes('Je cijfer: 7 van 100'))).toBe(true);
    },
  );

  test.each(moments)(
    'an error %s message %i: the others get theirs, and no message is lost silently',
    (when, message) => {
      const lesson = readyToReturn();
      crashAt(lesson, message, when, 'throw');
      const unsure = onHome(lesson, UNCERTAIN.nl);
      const waiting = onHome(lesson, WAITING.nl);
      const sent = new Set(addressees(lesson)).size;
      expectNobodyTwice(lesson);
      expect(sent + unsure + waiting).toBeGreaterThanOrEqual(3);
      expect(sent).toBeGreaterThanOrEqual(2);
    },
  );

  test('dead at the first of each kind of call: the return has happened wholly, and its messages are all waiting or all uncertain', () => {
    const calls = ['Sheet.appendRow', 'Range.setValues', 'Range.setNumberFormats', 'MailApp.sendEmail'];
    for (const call of calls) {
      const lesson = readyToReturn();
      const { core } = lesson.workspace;
      core.interference = {
        after: ({ name }) => {
          if (name === call) core.stop();
        },
      };
      expect(() => {
        pressReturn(lesson);
      }).toThrow();
      core.interference = {};
      const [unsure, waiting] = [onHome(lesson, UNCERTAIN.nl), onHome(lesson, WAITING.nl)];
      expect(unsure + waiting).toBe(3);
      expect(Math.min(unsure, waiting)).toBe(0);
      openList(lesson);
      expect(lesson.panel.text()).toContain('[Beoordeeld 3]');
    }
  });

  test('somebody deletes lines of History in the very moment of the return: it is done, and every message goes out', () => {
    const lesson = openLesson();
    const { grades, panel, says, file, workspace } = lesson;
    const history = file.sheet(textOf('nl').tabs.history);
    for (const grade of ['4', '5', '6', '7']) {
      grades.paste(cell(0), [[grade], [grade], [grade]]);
      panel.open();
    }
    openList(lesson);
    panel.click(says.toReturn);
    panel.click(says.returnTicked);
    let deleted = 0;
    workspace.core.interference = {
      after: ({ name }) => {
        if (name === 'Sheet.appendRow' && deleted++ === 0) history.deleteRows(3, 4);
      },
    };
    pressReturn(lesson);
    workspace.core.interference = {};
    expect(deleted).toBeGreaterThan(0);
    expectNobodyTwice(lesson);
    expect([addressees(lesson).length, onHome(lesson, UNCERTAIN.nl), onHome(lesson, WAITING.nl)]).toEqual([3, 0, 0]);
  });

  test('while messages wait or are uncertain, a grade typed meanwhile does not send them again', () => {
    const lesson = readyToReturn();
    const { panel, says } = lesson;
    crashAt(lesson, 1, 'after', 'stop');
    openList(lesson);
    panel.click('Amber de Vries');
    panel.type('grade', '9');
    panel.click(says.return);
    pressReturn(lesson);
    const toAmber = lesson.workspace.mailbox.filter(({ to }) => to === emailOf(0));
    expect(toAmber.at(-1)?.body).toContain('Je cijfer: 9 van 100');
    expect(onHome(lesson, UNCERTAIN.nl)).toBe(2);
  });
});

describe('was it sent?', () => {
  /** The work of one student is returned, and the run ends while the message leaves. */
  function returnAndDie(lesson: Lesson, name: string): void {
    openList(lesson);
    lesson.panel.click(name);
    lesson.panel.click(lesson.says.return);
    crashAt(lesson, 0, 'before', 'stop');
  }

  function withDrafts(): Lesson {
    const lesson = openLesson();
    lesson.grades.paste(cell(0), [['7'], ['7'], ['7']]);
    return lesson;
  }

  test.each(['Alles was verstuurd', 'Aangevinkte versturen'])('%s: only about those who were on the card', (button) => {
    const lesson = withDrafts();
    const { panel, workspace, file } = lesson;
    returnAndDie(lesson, 'Amber de Vries');
    panel.open();
    panel.click(UNCERTAIN.nl);
    const theirs = workspace.open(file, { email: 'collega@school.example', locale: 'nl' }).panel;
    returnAndDie({ ...lesson, panel: theirs }, 'Bilal Haddad');
    panel.tick('students', idOf(lesson, 0));
    panel.click(button);
    expect(panel.text()).toContain('Er is intussen iets veranderd');
    expect(panel.text()).toContain('Bilal Haddad');
    expect(panel.values('students')).toEqual([idOf(lesson, 0)]);
    expect(onHome({ ...lesson, panel: theirs }, UNCERTAIN.nl)).toBe(2);
    expect(addressees(lesson)).toEqual([]);
    panel.click(button);
    expect(addressees(lesson)).toEqual(button === 'Alles was verstuurd' ? [] : [emailOf(0)]);
    expect(onHome(lesson, UNCERTAIN.nl)).toBe(0);
  });

  test('about another message to the same student, of a later return, is asked again too', () => {
    const lesson = withDrafts();
    const { panel, workspace, file } = lesson;
    returnAndDie(lesson, 'Amber de Vries');
    panel.open();
    panel.click(UNCERTAIN.nl);
    const theirs = workspace.open(file, { email: 'collega@school.example', locale: 'nl' }).panel;
    lesson.grades.type(cell(0), '9');
    returnAndDie({ ...lesson, panel: theirs }, 'Amber de Vries');
    panel.click('Alles was verstuurd');
    expect(panel.text()).toContain('Er is intussen iets veranderd');
    expect(onHome(lesson, UNCERTAIN.nl)).toBe(1);
  });

  test('to send to those ticked without a tick settles nothing, also where Google lets it through', () => {
    const lesson = withDrafts();
    const { panel } = lesson;
    returnAndDie(lesson, 'Amber de Vries');
    panel.open();
    panel.click(UNCERTAIN.nl);
    const click = panel.card.footer?.primary?.onClick;
    if (!click || !('parameters' in click)) throw new Error('nothing to press');
    panel.press({ ...click, requiredWidgets: [] });
    expect(panel.notice).toBe('Vink minstens één leerling aan.');
    expect(onHome(lesson, UNCERTAIN.nl)).toBe(1);
    expect(addressees(lesson)).toEqual([]);
  });

  test('only those ticked get it: what waits for another day is offered after that', () => {
    const lesson = withDrafts();
    const { panel, workspace } = lesson;
    workspace.mailQuota = 0;
    openList(lesson);
    panel.click('Bilal Haddad');
    panel.click(lesson.says.return);
    pressReturn(lesson);
    workspace.mailQuota = 100;
    returnAndDie(lesson, 'Amber de Vries');
    panel.open();
    panel.click(UNCERTAIN.nl);
    panel.tick('students', idOf(lesson, 0));
    panel.click('Aangevinkte versturen');
    expect(addressees(lesson)).toEqual([emailOf(0)]);
    expect(panel.text()).toContain('1 bericht moet nog weg');
    panel.click(lesson.says.sendRest);
    expect(addressees(lesson)).toEqual([0, 1].map(emailOf));
  });
});

test('cut off while sending what waited: what was begun is uncertain, the rest still waits', () => {
  const lesson = openLesson();
  const { panel, workspace } = lesson;
  workspace.mailQuota = 0;
  readyAgain(lesson);
  pressReturn(lesson);
  workspace.mailQuota = 100;
  panel.open();
  const { core } = workspace;
  core.interference = {
    after: ({ name }) => {
      if (name === 'MailApp.sendEmail' && workspace.mailbox.length === 2) core.stop();
    },
  };
  expect(() => {
    sendWaiting(lesson);
  }).toThrow();
  core.interference = {};
  expect(onHome(lesson, UNCERTAIN.nl)).toBe(3);
  expect(onHome(lesson, WAITING.nl)).toBe(0);
  panel.click(UNCERTAIN.nl);
  panel.tick('students', idOf(lesson, [0, 1, 2].find((i) => !addressees(lesson).includes(emailOf(i))) ?? 0));
  panel.click('Aangevinkte versturen');
  expect(addressees(lesson)).toEqual([0, 1, 2].map(emailOf));
});

test('messages that were sent stand in Submissions and in History', () => {
  const lesson = readyToReturn();
  pressReturn(lesson);
  const { file } = lesson;
  const submissions = file.sheet(TABS.nl.submissions);
  const headers = Array.from({ length: 20 }, (_, i) => submissions.shown(`${String.fromCharCode(65 + i)}2`).text);
  const column = String.fromCharCode(65 + headers.indexOf('Bericht'));
  expect([3, 4, 5].map((row) => submissions.shown(`${column}${row}`).text)).toEqual(['ja', 'ja', 'ja']);
  expect(studentName(0)).toBe('Amber de Vries');
});
