/** `1 student`, `2 students`: a count with its noun. */
export function count(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`;
}
