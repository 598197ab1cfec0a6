/** Which fields must have a tick before a button makes sense (S72). The drawers disable or guard the button by it. */
import type { Ask } from './requests';

/** Names of tick fields, one of which must have a tick; none for most asks. */
export function needsTick(ask: Ask): readonly string[] {
  // With a student the ask comes from that student's own card, where nothing is to be ticked.
  return ask.ask === 'confirmReturn' && ask.student === '' ? ['students', 'everyone'] : [];
}
