import type { Call, Core } from '../host/core';

/** What one deed cost: its calls, in order, and the processor time of this machine for the program and the host together. */
export interface Measured {
  readonly name: string;
  /** why it must read the work of everybody; none: it reads no more than students plus assignments */
  readonly why?: string;
  readonly calls: readonly Call[];
  readonly seconds: number;
  readonly milliseconds: number;
}

/** Measures single runs of the bundle; throws when what was done took more runs than one, or none. */
export function recorded({ executions }: Core): (name: string, act: () => void) => Measured {
  return (name, act) => {
    const before = executions.length;
    const start = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(start);
    const [run, ...others] = executions.slice(before);
    if (!run || others.length > 0) throw new Error(`"${name}" took ${executions.length - before} runs, not one`);
    return { name, calls: run.calls, seconds: run.seconds, milliseconds: (user + system) / 1000 };
  };
}
