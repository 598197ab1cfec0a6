import { textOf } from '../../src/text/language';
import { mailText, type MailFacts } from '../../src/text/mail';

const facts: MailFacts = {
  kind: 'returned',
  firstName: 'Amber',
  className: '4B Aardrijkskunde',
  title: 'Toets H3',
  grade: { grade: '8,5', points: '100' },
  comment: '',
  teacher: '',
};

describe('the message about returned work', () => {
  test('has the grade with its maximum (S86)', () => {
    const { subject, text } = mailText(textOf('nl'), facts);
    expect(subject).toBe('Teruggegeven: Toets H3');
    expect(text).toBe(
      [
        'Hoi Amber,',
        'Je werk voor “Toets H3” (4B Aardrijkskunde) is nagekeken en teruggegeven.',
        'Je cijfer: 8,5 van 100',
        'Groeten',
        'Je krijgt dit bericht omdat je leerling bent van 4B Aardrijkskunde.',
      ].join('\n\n'),
    );
  });

  test('says what changed, with the grade of before (S65)', () => {
    const { text } = mailText(textOf('en'), { ...facts, kind: 'changed', before: { grade: '7', points: '80' } });
    expect(text).toContain('Your grade: 8,5 out of 100\nBefore: 7 out of 80');
  });

  test('without a grade there is no number in it', () => {
    const { text } = mailText(textOf('nl'), {
      ...facts,
      kind: 'done',
      grade: undefined,
      className: '',
      title: 'Toets',
    });
    expect(text).not.toMatch(/\d/);
  });

  test('the comment travels along, escaped in the HTML (S85)', () => {
    const { text, html } = mailText(textOf('nl'), {
      ...facts,
      comment: 'Let op <b>komma</b>\nen "punt"',
      teacher: 'M. Jansen',
    });
    expect(text).toContain('Reactie van je docent:\nLet op <b>komma</b>\nen "punt"');
    expect(html).toContain('Let op &lt;b&gt;komma&lt;/b&gt;<br>en &quot;punt&quot;');
    expect(text).toContain('Groeten,\nM. Jansen');
  });

  test('a title with line breaks or of great length stays one subject line', () => {
    const { subject } = mailText(textOf('nl'), { ...facts, title: `Toets\nBcc: x@y.nl ${'😀'.repeat(300)}` });
    expect(subject).not.toMatch(/[\r\n]/);
    expect(Array.from(subject)).toHaveLength(180);
  });
});
