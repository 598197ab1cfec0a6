import type { Answer, Card } from './card';

/** A card one deeper, from which back returns. */
export function push(card: Card): Answer {
  return { how: 'push', card };
}

/** A card in place of the one in view. */
export function replace(card: Card): Answer {
  return { how: 'replace', card };
}

/** A sentence shown for a moment over the card in view, which stays. */
export function stay(notice: string): Answer {
  return { how: 'stay', notice };
}

/** Nothing to show or to say: the card in view stays. */
export const STAY: Answer = { how: 'stay' };
