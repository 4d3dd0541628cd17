/** Whose work goes first: alert rules, then people who look at dashboards, then what nobody waits for. */
export type Priority = 'alert' | 'dashboard' | 'background';

/** For whom tasks are done, and how much they are: what a pool goes by to be fair. */
export interface WorkOrder {
  readonly priority: Priority;
  /** Who asks: nobody's tasks keep those of another waiting for long. */
  readonly user: string;
  /** How much work all tasks are together, in samples. */
  readonly weight: number;
  /** How long one task may take, in milliseconds. */
  readonly limitMs: number;
  /** Whether the tasks' arrays are given away instead of copied; such a task cannot be tried twice. */
  readonly givesArrays?: true;
}

/** Work of which nothing is known. */
export const ordinaryWork: WorkOrder = { priority: 'dashboard', user: '', weight: Infinity, limitMs: Infinity };

/** No more than this, in samples, is small: some 50 ms of work for the dearest analysis. */
export const smallWeight = 60_000;
