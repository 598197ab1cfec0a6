/** A protected sheet or range. The host keeps it and shows it, but lets everybody with access write: editors of a class are few. */
import type { Rect } from './a1';

export interface ProtectionModel {
  /** `undefined` protects the whole sheet. */
  rect: Rect | undefined;
  description: string;
  warningOnly: boolean;
}
