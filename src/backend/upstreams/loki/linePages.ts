import { type LogLine } from '../../../core/logs/logSeries';
import { labelsKey } from '../../../core/series/labelsKey';
import { type Labels } from '../../../core/series/labelledSeries';

/** A line as Loki delivers it. */
export interface LokiLine {
  readonly timeNs: bigint;
  readonly text: string;
  readonly labels: Labels;
  readonly metadata: Labels;
  readonly parsed: Labels;
}

/**
 * Puts pages of lines together, the newest first. A page may end amid lines of one nanosecond, so the next one begins with
 * that same nanosecond again, and what it repeats is left out.
 */
export class LinePages {
  readonly lines: LogLine[] = [];
  private end: bigint;
  private isComplete = false;
  private readonly seenAtEnd = new Set<string>();

  /** Lines from `startNs` on, before `endNs`. */
  constructor(
    readonly startNs: bigint,
    endNs: bigint
  ) {
    this.end = endNs;
  }

  /** Before which time the lines of the next page lie. */
  get nextEndNs(): bigint {
    return this.end;
  }

  /** Whether every line from the start on is there. */
  get isDone(): boolean {
    return this.isComplete;
  }

  /** Every line from this time on is there. */
  get completeFromMs(): number {
    return Number(this.end / 1_000_000n) + 1;
  }

  /** Adds a page that was asked for with `limit`. */
  add(page: readonly LokiLine[], limit: number): void {
    const lastNs = this.end - 1n;
    const fresh = page.filter((line) => line.timeNs < lastNs || !this.seenAtEnd.has(keyOf(line)));
    for (const { timeNs, text, labels, metadata, parsed } of fresh) {
      this.lines.push({ timeMs: milliseconds(timeNs), text, labels, metadata, parsed });
    }
    this.isComplete = page.length < limit;
    const firstNs = page.reduce((earliest, { timeNs }) => (timeNs < earliest ? timeNs : earliest), lastNs);
    if (firstNs < lastNs) {
      this.end = firstNs + 1n;
      this.seenAtEnd.clear();
    } else if (fresh.length === 0) {
      // More lines of one nanosecond than a page holds: Loki cannot deliver the rest.
      this.end = lastNs;
      this.seenAtEnd.clear();
    }
    for (const line of page) {
      if (line.timeNs === this.end - 1n) {
        this.seenAtEnd.add(keyOf(line));
      }
    }
  }
}

function keyOf({ text, labels, metadata }: LokiLine): string {
  return JSON.stringify([text, labelsKey({ ...metadata, ...labels })]);
}

function milliseconds(ns: bigint): number {
  return Number(ns / 1_000_000n) + Number(ns % 1_000_000n) / 1e6;
}
