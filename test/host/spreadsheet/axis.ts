/** The rows or the columns of a sheet as lines: how many, how large, which are hidden. */

interface Line {
  readonly hidden: boolean;
  readonly size: number;
}

export class Axis {
  private lines: Line[];

  constructor(
    count: number,
    private readonly standard: number,
  ) {
    this.lines = Array.from({ length: count }, () => this.fresh());
  }

  private fresh(): Line {
    return { hidden: false, size: this.standard };
  }

  get count(): number {
    return this.lines.length;
  }

  hidden(at: number): boolean {
    return this.lines[at - 1]?.hidden ?? false;
  }

  size(at: number): number {
    return this.lines[at - 1]?.size ?? this.standard;
  }

  change(at: number, howMany: number, change: Partial<Line>): void {
    for (let i = at - 1; i < at - 1 + howMany; i += 1)
      this.lines[i] = { ...(this.lines[i] ?? this.fresh()), ...change };
  }

  /** New lines are never hidden; they take the size of line `like`. */
  insert(at: number, howMany: number, like: number): void {
    const size = this.size(like);
    const made = Array.from({ length: howMany }, () => ({ hidden: false, size }));
    this.lines = [...this.lines.slice(0, at - 1), ...made, ...this.lines.slice(at - 1)];
  }

  remove(at: number, howMany: number): void {
    this.lines.splice(at - 1, howMany);
  }

  move(at: number, howMany: number, before: number): void {
    this.lines = moveItems(this.lines, at, howMany, before);
  }

  copyFrom(other: Axis): void {
    this.lines = [...other.lines];
  }
}

/** The items with `howMany` from place `at` moved to before the item that was at place `before`; places count from 1. */
export function moveItems<T>(items: readonly T[], at: number, howMany: number, before: number): T[] {
  const block = items.slice(at - 1, at - 1 + howMany);
  const rest = [...items.slice(0, at - 1), ...items.slice(at - 1 + howMany)];
  const to = before > at ? before - 1 - howMany : before - 1;
  return [...rest.slice(0, to), ...block, ...rest.slice(to)];
}
