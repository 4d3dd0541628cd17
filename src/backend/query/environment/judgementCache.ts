import { enterLine, type Line } from '../samples/inTurn';
import { type KeptSeries, keptBytes } from './keptSeries';

/** What is kept of one request on the same samples, by series. */
interface Entry {
  readonly series: Map<string, KeptSeries>;
  bytes: number;
}

/**
 * Judgements of samples that have settled, so that a refresh or an alert rule judges only what is new. A judgement depends on samples
 * and the request alone: what is kept under the same key, which holds the generation of the samples, has the bits that judging again
 * would give. Beyond `maxBytes` what was used longest ago goes.
 */
export class JudgementCache {
  private readonly entries = new Map<string, Entry>();
  private readonly lines = new Map<string, Line>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  /** How much memory is taken, about. */
  get keptBytes(): number {
    return this.bytes;
  }

  /**
   * Waits until nobody else judges under a key, so that equal judgements in flight are one; resolves to what lets the next one go on.
   * Rejects with the signal's reason when that fires.
   */
  async enter(key: string, signal: AbortSignal): Promise<() => void> {
    const line = this.lines.get(key) ?? { turn: Promise.resolve(), length: 0 };
    this.lines.set(key, line);
    const leave = await enterLine(line, signal).finally(() => this.dropIfEmpty(key, line));
    return () => {
      leave();
      this.dropIfEmpty(key, line);
    };
  }

  private dropIfEmpty(key: string, line: Line): void {
    if (line.length === 0 && this.lines.get(key) === line) {
      this.lines.delete(key);
    }
  }

  /** What is kept under a key, by series. */
  find(key: string): ReadonlyMap<string, KeptSeries> {
    const entry = this.entries.get(key);
    if (entry === undefined) {
      return new Map();
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.series;
  }

  /** Keeps what is known of some series, in the place of what was. */
  keep(key: string, kept: ReadonlyMap<string, KeptSeries>): void {
    const entry = this.entries.get(key) ?? { series: new Map<string, KeptSeries>(), bytes: 0 };
    for (const [series, one] of kept) {
      const before = entry.series.get(series);
      const grown = keptBytes(one) - (before === undefined ? -2 * series.length : keptBytes(before));
      entry.series.set(series, one);
      entry.bytes += grown;
      this.bytes += grown;
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    for (const [oldest, { bytes }] of this.entries) {
      if (this.bytes <= this.maxBytes) {
        return;
      }
      this.entries.delete(oldest);
      this.bytes -= bytes;
    }
  }
}
