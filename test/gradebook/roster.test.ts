import fc from 'fast-check';
import { isEmail, normalEmail } from '../../src/gradebook/email';
import { parseRoster, planRoster, type RosterRow } from '../../src/gradebook/roster';

const AMBER: RosterRow = { last: 'de Vries', first: 'Amber', email: 'amber@school.nl' };
const BILAL: RosterRow = { last: 'Haddad', first: 'Bilal', email: 'bilal@school.nl' };
const noMail = (row: RosterRow): RosterRow => ({ ...row, email: '' });

describe('a pasted class list in any usual layout', () => {
  test.each([
    ['tabs, no header', 'de Vries\tAmber\tamber@school.nl\nHaddad\tBilal\tbilal@school.nl'],
    ['commas', 'de Vries,Amber,amber@school.nl\nHaddad,Bilal,bilal@school.nl'],
    ['semicolons', 'de Vries;Amber;amber@school.nl\nHaddad;Bilal;bilal@school.nl'],
    ['Dutch header', 'Achternaam;Voornaam;E-mailadres\nde Vries;Amber;amber@school.nl\nHaddad;Bilal;bilal@school.nl'],
    [
      'English header',
      'Last Name,First Name,Email Address\nde Vries,Amber,amber@school.nl\nHaddad,Bilal,bilal@school.nl',
    ],
    ['another order', 'E-mail\tVoornaam\tAchternaam\namber@school.nl\tAmber\tde Vries\nbilal@school.nl\tBilal\tHaddad'],
    [
      'more columns',
      'Klas;Voornaam;Achternaam;Mail\n4B;Amber;de Vries;amber@school.nl\n4B;Bilal;Haddad;bilal@school.nl',
    ],
    ['address first, no header', 'amber@school.nl,de Vries,Amber\nbilal@school.nl,Haddad,Bilal'],
    [
      'tussenvoegsel',
      'Roepnaam;Tussenvoegsel;Achternaam;E-mail\nAmber;de;Vries;amber@school.nl\nBilal;;Haddad;bilal@school.nl',
    ],
    ['whole names', 'Naam;E-mail\nAmber de Vries;amber@school.nl\nBilal Haddad;bilal@school.nl'],
    ['surnames headed as names', 'Naam;Voornaam;E-mail\nde Vries;Amber;amber@school.nl\nHaddad;Bilal;bilal@school.nl'],
    [
      'surnames headed as names, tussenvoegsels apart',
      'Naam;Tussenvoegsel;Roepnaam;E-mail\nVries;de;Amber;amber@school.nl\nHaddad;;Bilal;bilal@school.nl',
    ],
    [
      'first names headed as names',
      'Naam;Achternaam;E-mail\nAmber;Vries, de;amber@school.nl\nBilal;Haddad;bilal@school.nl',
    ],
    [
      'whole names and first names',
      'Voornaam;Naam;E-mail\nAmber;Vries, Amber de;amber@school.nl\nBilal;Bilal Haddad;bilal@school.nl',
    ],
    [
      'whole names and surnames',
      'Student;Surname;E-mail\nAmber de Vries;de Vries;amber@school.nl\nHaddad, Bilal;Haddad;bilal@school.nl',
    ],
    ['listed names', '"Vries, Amber de",amber@school.nl\n"Haddad, Bilal",bilal@school.nl'],
    [
      'listed names without quotes, an address behind',
      'Vries, Amber de, amber@school.nl\nHaddad, Bilal, bilal@school.nl',
    ],
    ['listed names, tabs', 'Vries, Amber de\tamber@school.nl\nHaddad, Bilal\tbilal@school.nl'],
    ['surname as listed', '"Vries, de",Amber,amber@school.nl\nHaddad,Bilal,bilal@school.nl'],
    ['mail addresses', 'Amber de Vries <amber@school.nl>; \nBilal Haddad <bilal@school.nl>;'],
    ['mail addresses, names quoted', '"Vries, Amber de" <amber@school.nl>; "Haddad, Bilal" <bilal@school.nl>'],
    ['mail addresses, some names quoted', '"Vries, Amber de" <amber@school.nl>, Bilal Haddad <bilal@school.nl>'],
    ['a line of mail addresses', 'Amber de Vries <amber@school.nl>, Bilal Haddad <bilal@school.nl>,'],
    [
      'BOM, Windows lines, blanks',
      '\ufeffde Vries;Amber;amber@school.nl\r\n\r\n ;;\r\nHaddad;Bilal;bilal@school.nl\r\n',
    ],
    ['capitals and spaces', ' de  Vries \t Amber\u00a0\t AMBER@School.NL \nHaddad\tBilal\tbilal@school.nl\u200b'],
    ['empty trailing columns', 'de Vries;Amber;amber@school.nl;;\nHaddad;Bilal;bilal@school.nl;;'],
    [
      'a Classroom export',
      'Last Name,First Name,Email Address,Toets,"H3, kaart"\nDate,,,,\nPoints,,,100.0,5.0\n' +
        'de Vries,Amber,amber@school.nl,96.0,\nHaddad,Bilal,bilal@school.nl,,',
    ],
    [
      'a header in another language',
      "Прізвище,Ім'я,Електронна адреса,Тест\nde Vries,Amber,amber@school.nl,96.0\nHaddad,Bilal,bilal@school.nl,",
    ],
  ])('%s', (_, text) => {
    expect(parseRoster(text)).toMatchObject({ rows: [AMBER, BILAL], problems: [] });
  });

  test.each([
    ['two columns', 'de Vries,Amber\nHaddad,Bilal'],
    ['whole names', 'Amber de Vries\nBilal Haddad'],
    ['whole names, header', 'Leerling\nAmber de Vries\nBilal Haddad'],
    ['header, empty addresses', 'Achternaam,Voornaam,E-mail\nde Vries,Amber,\nHaddad,Bilal,'],
  ])('without addresses: %s', (_, text) => {
    expect(parseRoster(text)).toMatchObject({ rows: [noMail(AMBER), noMail(BILAL)], problems: [] });
  });

  test('only addresses: the name is made of them', () => {
    expect(parseRoster('amber.de.vries@school.nl\ns0001@school.nl').rows).toEqual([
      { last: 'de Vries', first: 'Amber', email: 'amber.de.vries@school.nl', guessed: true },
      { last: '', first: 'S0001', email: 's0001@school.nl', guessed: true },
    ]);
  });

  test.each([
    ['Anna', { first: 'Anna', last: '' }],
    ['Anna Maria Jansen', { first: 'Anna Maria', last: 'Jansen' }],
    ['Jan Willem van den Berg', { first: 'Jan Willem', last: 'van den Berg' }],
    ['Berg, van den, Jan', { first: 'Jan', last: 'van den Berg' }],
    ['Hoen, Piet ’t', { first: 'Piet', last: '’t Hoen' }],
  ])('the whole name %s', (text, name) => {
    expect(parseRoster(`Naam\tE-mail\n${text}\tx@school.nl`).rows).toEqual([{ ...name, email: 'x@school.nl' }]);
  });

  test.each([
    ['', { header: false, delimiter: '' }],
    ['\n\n', { header: false, delimiter: '' }],
    ['Achternaam,Voornaam,E-mail', { header: true, delimiter: ',' }],
  ])('nothing in %j', (text, layout) => {
    expect(parseRoster(text)).toEqual({ rows: [], problems: [], ...layout });
  });

  test('names that look like code are names', () => {
    const names = ['=1+1', '<b>x</b>', 'O"Neil', '😀', 'محمد', '@home'];
    const text = names.map((name, i) => `${name}\tA\ts${i}@x.nl`).join('\n');
    expect(parseRoster(text).rows.map(({ last }) => last)).toEqual(names);
  });
});

describe('what does not fit is a problem with its line', () => {
  test.each([
    ['a bad address', 'a;b;a@x.nl\nc;d;c@@x', { line: 2, why: 'badEmail', value: 'c@@x' }],
    ['an address without a domain', 'a;b;a@x.nl\nc;d;c@x', { line: 2, why: 'badEmail', value: 'c@x' }],
    ['an address twice', 'a;b;a@x.nl\n\nc;d;A@X.nl', { line: 3, why: 'duplicateEmail', value: 'a@x.nl' }],
    ['no name', 'Voornaam;E-mail\na;a@x.nl\n;b@x.nl', { line: 3, why: 'noName', value: 'b@x.nl' }],
    [
      'too much',
      'Achternaam,Voornaam\na,b\nVries, de, Amber',
      { line: 3, why: 'tooManyColumns', value: 'Vries de Amber' },
    ],
    ['after a cell of two lines', '"a\nb",c,a@x.nl\nc,d,c@x', { line: 3, why: 'badEmail', value: 'c@x' }],
  ])('%s', (_, text, problem) => {
    const { rows, problems } = parseRoster(text);
    expect(problems).toEqual([problem]);
    expect(rows).toHaveLength(1);
  });

  test('three columns of names without a header are not guessed', () => {
    expect(parseRoster('Vries,de,Amber\nHaddad,,Bilal')).toMatchObject({
      rows: [],
      problems: [{ line: 1 }, { line: 2 }],
    });
  });

  test('a quote that is never closed does not swallow the class', () => {
    const { rows, problems } = parseRoster('a,b,a@x.nl\n"c,d,c@x.nl\ne,f,e@x.nl');
    expect(problems).toEqual([{ line: 2, why: 'openQuote' }]);
    expect(rows.map(({ email }) => email)).toEqual(['a@x.nl', 'c@x.nl', 'e@x.nl']);
  });
});

const word = fc.stringMatching(/^[A-Z][a-zé'-]{2,9}$/);
const rowsOf = fc.uniqueArray(fc.record({ last: word, first: word, email: fc.emailAddress().map(normalEmail) }), {
  selector: ({ email }) => email,
});

describe('properties', () => {
  test('a list written with any separator and header is read back', () => {
    const layout = fc.record({
      rows: rowsOf,
      separator: fc.constantFrom('\t', ';', ','),
      header: fc.constantFrom('', 'Achternaam Voornaam E-mail', 'Surname Given-name Email'),
      end: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(layout, ({ rows, separator, header, end }) => {
        fc.pre(rows.every(({ email }) => isEmail(email)));
        const quoted = rows.map((row) => [row.last, row.first, row.email].map((cell) => `"${cell}"`).join(separator));
        const lines = header === '' ? quoted : [header.split(' ').join(separator), ...quoted];
        expect(parseRoster(lines.join(end))).toMatchObject({ rows, problems: [] });
      }),
    );
  });

  test('any text is read without an error, and every line is a row, a problem or blank', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const { rows, problems } = parseRoster(lines.join('\n'));
        expect(rows.every(({ last, first }) => last + first !== '')).toBe(true);
        expect(problems.every(({ line }) => line >= 1)).toBe(true);
      }),
    );
  });
});

test.each([
  ['a.b+c@school.nl', true],
  [' Ä@münchen.de ', true],
  ['a@x', false],
  ['a@x..nl', false],
  ['a b@x.nl', false],
  ['a@b@x.nl', false],
  ['a@x.nl, b@x.nl', false],
  ['', false],
  [`${'a'.repeat(250)}@x.nl`, false],
])('%s is an address: %s', (text, is) => {
  expect(isEmail(text)).toBe(is);
});

test('an address in normal form stays as it is', () => {
  expect(normalEmail(' Re\u0301mi@School.NL\u200b ')).toBe('r\u00e9mi@school.nl');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normalEmail(normalEmail(text))).toBe(normalEmail(text));
    }),
  );
});

describe('a list against the students already there', () => {
  const amber = { id: '1', ...AMBER };
  const bilal = { id: '2', ...BILAL };
  const mailless = (id: string) => ({ ...amber, id, email: '' });

  test.each([
    ['the same', [amber], [AMBER], 'same 1'],
    ['capitals in the sheet', [{ ...amber, email: ' Amber@School.nl' }], [AMBER], 'same 1'],
    ['new', [amber], [BILAL], 'add bilal@school.nl'],
    ['another name', [{ ...amber, first: 'Ambre' }], [AMBER], 'changed 1'],
    ['an address for a student without one', [{ ...amber, email: '' }], [AMBER], 'changed 1'],
    ['no address in the list', [amber], [noMail(AMBER)], 'same 1'],
    ['two students with the address', [amber, { ...bilal, email: AMBER.email }], [AMBER], 'conflict twoStudents'],
    ['the name with another address', [{ ...amber, email: 'av@old.nl' }], [AMBER], 'conflict otherEmail'],
    [
      'namesakes, both in the list',
      [amber, { ...amber, id: '3', email: 'b@x.nl' }],
      [AMBER, { ...AMBER, email: 'b@x.nl' }],
      'same 1, same 3',
    ],
    ['a namesake more', [amber], [AMBER, { ...AMBER, email: 'b@x.nl' }], 'same 1, add b@x.nl'],
    [
      'namesakes without address, one of them in the list',
      [mailless('1'), mailless('2')],
      [AMBER],
      'conflict namesakes',
    ],
    [
      'one student without address, two of that name in the list',
      [mailless('1')],
      [AMBER, { ...AMBER, email: 'b@x.nl' }],
      'conflict namesakes, conflict namesakes',
    ],
    [
      'one student without address, two of that name in the list, of whom one has none',
      [mailless('1')],
      [AMBER, noMail(AMBER)],
      'same 1, conflict namesakes',
    ],
    [
      'a student without address, and one of that name with another',
      [mailless('1'), { ...amber, id: '2', email: 'av@old.nl' }],
      [AMBER],
      'conflict namesakes',
    ],
    [
      'a student without address, and one of that name whose address is in the list',
      [mailless('1'), { ...amber, id: '2' }],
      [AMBER, { ...AMBER, email: 'b@x.nl' }],
      'same 2, changed 1',
    ],
    ['namesakes without address', [{ ...amber, email: '' }], [noMail(AMBER), noMail(AMBER)], 'same 1, add '],
  ])('%s', (_, existing, rows, expected) => {
    const plan = planRoster(existing, rows);
    const said = [
      ...plan.same.map(({ id }) => `same ${id}`),
      ...plan.changedName.map(({ student }) => `changed ${student.id}`),
      ...plan.add.map(({ email }) => `add ${email}`),
      ...plan.conflicts.map(({ why }) => `conflict ${why}`),
    ];
    expect(said.join(', ')).toBe(expected);
  });

  test('taking over a list twice changes nothing', () => {
    fc.assert(
      fc.property(rowsOf, rowsOf, fc.boolean(), (before, rows, mailless) => {
        const existing = before.map((row, i) => ({ id: `${i}`, ...(mailless ? noMail(row) : row) }));
        const plan = planRoster(existing, rows);
        const changed = new Map(plan.changedName.map(({ student, row }) => [student.id, row]));
        const after = [
          ...existing.map((student) => ({ ...student, ...changed.get(student.id) })),
          ...plan.add.map((row, i) => ({ id: `new${i}`, ...row })),
        ];
        const again = planRoster(after, rows);
        expect(again).toMatchObject({ add: [], changedName: [], conflicts: plan.conflicts });
        expect(plan.same.length + plan.changedName.length + plan.add.length + plan.conflicts.length).toBe(rows.length);
      }),
    );
  });
});

describe('nobody of the list is lost, and nobody gets another name, by a guess', () => {
  test.each([
    ...['geen', '-', 'n.v.t.', 'none', '?', 'volgt', 'geen e-mail', 'geen adres', 'nog niet', 'no email', 'n/a'],
    ...['heeft geen e-mail', 'adres volgt', 'e-mail onbekend', 'komt later', 'unknown address', 'ziek'],
  ])('a first student with “%s” in place of an address is no header', (none) => {
    const list = parseRoster(`Vries\tAnna\t${none}\nBerg\tBilal\tbilal@school.nl\nJansen\tPiet\tpiet@school.nl`);
    expect(list).toMatchObject({ header: false, rows: [{ last: 'Berg' }, { last: 'Jansen' }] });
    expect(list.problems).toEqual([{ line: 1, why: 'badEmail', value: normalEmail(none) }]);
  });

  test.each(['E-Mail-Adresse', 'Adresse électronique', 'Courriel', 'Correo electrónico', 'E-posta', 'Почта', '邮箱'])(
    '“%s” over the addresses is a heading',
    (heading) => {
      const list = parseRoster(`Nom\tPrénom\t${heading}\nBerg\tBilal\tbilal@school.nl`);
      expect(list).toMatchObject({ header: true, rows: [{ last: 'Berg' }], problems: [] });
    },
  );

  test('initials that read as a heading are initials', () => {
    expect(parseRoster('Bakker\tT.V.\nJansen\tP.').rows).toMatchObject([
      { last: 'Bakker', first: 'T.V.' },
      { last: 'Jansen', first: 'P.' },
    ]);
  });

  test('a list of addresses alone renames nobody, and adds who is new', () => {
    const known = [
      { id: 's1', last: 'de Vries', first: 'Anna', email: 'a.devries@school.nl' },
      { id: 's2', last: 'Jansen', first: 'Piet', email: '123456@school.nl' },
    ];
    const { rows } = parseRoster('a.devries@school.nl\n123456@school.nl\nnora.nieuw@school.nl');
    const plan = planRoster(known, rows);
    expect(plan).toMatchObject({
      same: known,
      changedName: [],
      conflicts: [],
      add: [{ first: 'Nora', last: 'Nieuw' }],
    });
  });

  test.each([
    ['Vries, Anna de', { last: 'de Vries', first: 'Anna' }],
    ['Berg, Bilal van den', { last: 'van den Berg', first: 'Bilal' }],
    ['Nguyen, Thi Van', { last: 'Nguyen', first: 'Thi Van' }],
    ['Le, De', { last: 'Le', first: 'De' }],
  ])('a name cut in two by its comma: %s', (line, name) => {
    expect(parseRoster(line).rows).toMatchObject([name]);
  });

  test.each([
    ['शर्मा', 'राम', 'शर्मा', 'रीमा', 'add'],
    ['Vries', '\u200eAnna', 'Vries', 'Anna', 'same'],
    ['Müller', 'Zoé', 'Muller', 'Zoe', 'same'],
  ] as const)('%s %s and %s %s: %s', (last, first, otherLast, otherFirst, kind) => {
    const known = { id: 's1', last, first, email: '' };
    const { add, same } = planRoster([known], [{ last: otherLast, first: otherFirst, email: '' }]);
    expect([add.length, same.length]).toEqual(kind === 'add' ? [1, 0] : [0, 1]);
  });
});
