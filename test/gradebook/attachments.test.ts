/** What hangs on an assignment, as the text of one cell. */
import { attachmentsText, parseAttachments, type Attachment } from '../../src/gradebook/assignment';

const ATTACHMENTS: readonly Attachment[] = [
  { kind: 'form', id: '1AbC-d_e', title: 'Toets H3', url: 'https://docs.google.com/forms/d/1AbC-d_e/edit' },
  { kind: 'link', id: '', title: 'Uitleg bij form 3', url: 'https://example.com/uitleg' },
  { kind: 'link', id: '', title: '', url: 'https://example.com/link' },
  { kind: 'work', id: '1XyZ', title: 'Werk inleveren', url: 'https://docs.google.com/forms/d/1XyZ/edit' },
];

test('are read back as they were written', () => {
  expect(parseAttachments(attachmentsText(ATTACHMENTS))).toEqual(ATTACHMENTS);
});

test('also when "Trim whitespace" made one line of them', () => {
  expect(parseAttachments(attachmentsText(ATTACHMENTS).replace(/\s+/g, ' '))).toEqual(ATTACHMENTS);
});
