/** The places of so many rows or columns: the whole numbers from 1 to `count`. */
export function placesTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}
