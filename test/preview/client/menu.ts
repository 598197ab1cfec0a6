/** Menus that drop down or pop up: arrows move, Escape closes, focus returns to where it was. */
import { h } from './dom';

export interface MenuEntry {
  readonly label: string;
  readonly run?: () => void;
  readonly disabled?: boolean;
}

export type MenuLine = MenuEntry | 'line';

let opened: { readonly close: () => void } | undefined;

/** Opens a menu with its corner at a point of the window; only one is open at a time. */
export function openMenu(
  label: string,
  lines: readonly MenuLine[],
  at: { x: number; y: number; right?: boolean },
): void {
  opened?.close();
  const before = document.activeElement;
  const menu = h('div', {
    class: 'menu',
    role: 'menu',
    'aria-label': label,
    onkeydown: (event) => {
      steer(menu, event);
    },
  });
  const close = (): void => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    opened = undefined;
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const outside = (event: Event): void => {
    if (!menu.contains(event.target as Node)) close();
  };
  menu.append(...lines.map((line) => (line === 'line' ? h('div', { role: 'separator' }) : entry(line, close))));
  document.body.append(menu);
  place(menu, at);
  opened = { close };
  document.addEventListener('pointerdown', outside, true);
  menu.querySelector<HTMLElement>('[role=menuitem]:not([aria-disabled])')?.focus();
}

function entry({ label, run, disabled }: MenuEntry, close: () => void): HTMLElement {
  const choose = (): void => {
    if (disabled) return;
    close();
    run?.();
  };
  return h(
    'div',
    { role: 'menuitem', tabindex: -1, 'aria-disabled': disabled ? 'true' : undefined, onclick: choose },
    label,
  );
}

function place(menu: HTMLElement, { x, y, right }: { x: number; y: number; right?: boolean }): void {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = right ? x - width : x;
  menu.style.left = `${Math.max(4, Math.min(left, window.innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(y, window.innerHeight - height - 4))}px`;
}

function steer(menu: HTMLElement, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]:not([aria-disabled])')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const go = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (go !== undefined) items[(go + items.length) % items.length]?.focus();
  else if (event.key === 'Enter' || event.key === ' ') items[at]?.click();
  else if (event.key === 'Escape' || event.key === 'Tab') opened?.close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** A button that drops a menu. */
export function menuButton(
  label: string,
  content: Node | string,
  lines: () => readonly MenuLine[],
  name = 'menu-button',
): HTMLElement {
  const button = h(
    'button',
    {
      type: 'button',
      class: name,
      'aria-haspopup': 'menu',
      'aria-label': typeof content === 'string' ? undefined : label,
      title: typeof content === 'string' ? undefined : label,
      onclick: () => {
        const { left, right, bottom } = button.getBoundingClientRect();
        const atRight = right > window.innerWidth / 2;
        openMenu(label, lines(), { x: atRight ? right : left, y: bottom + 2, right: atRight });
      },
    },
    content,
  );
  return button;
}
