import { labelsKey } from '../../../core/series/labelsKey';
import { type LogLine } from '../../../core/logs/logSeries';
import { type Labels } from '../../../core/series/labelledSeries';

/** A line as Loki delivers it. */
export interface LokiLine {
  readonly timeNs: bigint;
  readonly text: string;
  readonly labels: Labels;
}

/**
 * Puts pages of lines together. A page may end amid lines of one nanosecond, so the next one begins with that same
 * nanosecond again, and what it repeats is left out.
 */
export class LinePages {
  readonly lines: LogLine[] = [];
  private start: bigint;
  private isComplete = false;
  private readonly seenAtStart = new Set<string>();

  constructor(
    startNs: bigint,
    readonly endNs: bigint
  ) {
    this.start = startNs;
  }

  /** Where the next page begins. */
  get nextNs(): bigint {
    return this.start;
  }

  /** Whether every line up to the end is there. */
  get isDone(): boolean {
    return this.isComplete;
  }

  /** Every line before this time is there. */
  get completeMs(): number {
    return Number(this.start / 1_000_000n) - 1;
  }

  /** Adds a page that was asked for with `limit`. */
  add(page: readonly LokiLine[], limit: number): void {
    const fresh = page.filter((line) => line.timeNs > this.start || !this.seenAtStart.has(keyOf(line)));
    for (const { timeNs, text, labels } of fresh) {
      this.lines.push({ timeMs: milliseconds(timeNs), text, labels });
    }
    this.isComplete = page.length < limit;
    const lastNs = page.reduce((latest, { timeNs }) => (timeNs > latest ? timeNs : latest), this.start);
    if (lastNs > this.start) {
      this.start = lastNs;
      this.seenAtStart.clear();
    } else if (fresh.length === 0) {
      // More lines of one nanosecond than a page holds: Loki cannot deliver the rest.
      this.start += 1n;
      this.seenAtStart.clear();
    }
    for (const line of page) {
      if (line.timeNs === this.start) {
        this.seenAtStart.add(keyOf(line));
      }
    }
  }
}

function keyOf({ text, labels }: LokiLine): string {
  return JSON.stringify([text, labelsKey(labels)]);
}

function milliseconds(ns: bigint): number {
  return Number(ns / 1_000_000n) + Number(ns % 1_000_000n) / 1e6;
}
