/** A small window that asks for a text. */
import { h } from './dom';
import type { Words } from './words';

/** Calls `done` with the text, or with nothing if the teacher cancels. */
export function askForText(label: string, before: string, words: Words, done: (text?: string) => void): void {
  const box = h('textarea', { rows: 4, id: 'prompt-text' });
  box.value = before;
  const finish = (text?: string): void => {
    // Gives the focus back to where it was.
    dialog.close();
    dialog.remove();
    done(text);
  };
  const submitted = (event: Event): void => {
    event.preventDefault();
    const pressed = (event as SubmitEvent).submitter?.getAttribute('value');
    finish(pressed === 'ok' ? box.value : undefined);
  };
  const dialog = h(
    'dialog',
    { class: 'prompt' },
    h(
      'form',
      { method: 'dialog', onsubmit: submitted },
      h('label', { for: 'prompt-text' }, label),
      box,
      h(
        'div',
        { class: 'prompt-buttons' },
        h('button', { value: 'cancel', formnovalidate: true }, words.cancel),
        h('button', { value: 'ok', class: 'main' }, words.save),
      ),
    ),
  );
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    finish();
  });
  document.body.append(dialog);
  dialog.showModal();
  box.focus();
}
