/** A small window that asks for a text. */
import { h } from './dom';
import type { Words } from './words';

/** Calls `done` with the text, or with nothing if the teacher cancels. */
export function askForText(label: string, before: string, words: Words, done: (text?: string) => void): void {
  const box = h('textarea', { rows: 4, id: 'prompt-text' });
  box.value = before;
  const dialog = h(
    'dialog',
    { class: 'prompt' },
    h(
      'form',
      { method: 'dialog' },
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
  dialog.addEventListener('close', () => {
    dialog.remove();
    done(dialog.returnValue === 'ok' ? box.value : undefined);
  });
  document.body.append(dialog);
  dialog.showModal();
  box.focus();
}
