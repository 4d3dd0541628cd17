import { type Detection, type SeriesDetection } from '../../../core/detectors/detection';
import { identityKey } from '../../../core/series/identityKey';
import { type SeriesMatrix } from '../../../core/series/seriesMatrix';

/** Judgements of series, one a time of an even grid. */
interface KeptJudgements {
  readonly key: string;
  readonly seriesKeys: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
  readonly series: readonly SeriesDetection[];
  readonly bytes: number;
}

/**
 * Judgements of samples that have settled, so that a refresh judges only what is new. A judgement depends on samples and the request
 * alone: what is kept under the same key, which holds the generation of the samples, has the bits that judging again
 * would give. Beyond `maxBytes` what was used longest ago goes.
 */
export class JudgementCache {
  private readonly kept = new Map<string, KeptJudgements>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  /** What is kept of the times from `fromMs` on, for exactly these series; undefined where there is nothing. */
  find(key: string, series: SeriesMatrix['series'], fromMs: number, toMs: number): KnownJudgements | undefined {
    const found = this.kept.get(key);
    if (found === undefined || found.seriesKeys !== keysOf(series) || fromMs < found.fromMs || fromMs > found.toMs) {
      return undefined;
    }
    this.kept.delete(key);
    this.kept.set(key, found);
    const first = Math.round((fromMs - found.fromMs) / found.stepMs);
    const count = Math.round((Math.min(found.toMs, toMs) - fromMs) / found.stepMs) + 1;
    return { count, series: found.series.map((one) => judgementsWithin(one, first, first + count)) };
  }

  /** Keeps the judgements of the times up to `settledMs`. */
  keep(key: string, { series, times, stepMs }: SeriesMatrix, detection: Detection, settledMs: number): void {
    const [fromMs] = times;
    const count = times.filter((time) => time <= settledMs).length;
    if (fromMs === undefined || count === 0) {
      return;
    }
    const bytes = 4 * Float64Array.BYTES_PER_ELEMENT * count * series.length;
    this.forget(key);
    if (bytes > this.maxBytes) {
      return;
    }
    this.kept.set(key, {
      key,
      seriesKeys: keysOf(series),
      fromMs,
      toMs: fromMs + (count - 1) * stepMs,
      stepMs,
      series: detection.series.map((one) => judgementsWithin(one, 0, count)),
      bytes,
    });
    this.bytes += bytes;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.maxBytes) {
        return;
      }
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }
}

/** Judgements of the first times of a range, which need not be judged again. */
export interface KnownJudgements {
  /** How many times they are. */
  readonly count: number;
  readonly series: readonly SeriesDetection[];
}

/** The judgements of a whole range out of the known ones and those of the times after them. */
export function withKnown({ series: known }: KnownJudgements, detection: Detection): Detection {
  return {
    ...detection,
    series: detection.series.map((fresh, s) => {
      const before = known[s];
      if (before === undefined) {
        return fresh;
      }
      const score = joined(before.score, fresh.score);
      const { reason } = fresh;
      const isJudged = before.score.some((one) => !Number.isNaN(one)) || fresh.score.some((one) => !Number.isNaN(one));
      return {
        expected: joined(before.expected, fresh.expected),
        lower: joined(before.lower, fresh.lower),
        upper: joined(before.upper, fresh.upper),
        score,
        ...(isJudged || reason === undefined ? {} : { reason }),
      };
    }),
  };
}

function joined(before: Float64Array, after: Float64Array): Float64Array {
  const all = new Float64Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}

/** A copy of some judgements, so that the rest can go. */
function judgementsWithin(
  { expected, lower, upper, score }: SeriesDetection,
  first: number,
  end: number
): SeriesDetection {
  return {
    expected: expected.slice(first, end),
    lower: lower.slice(first, end),
    upper: upper.slice(first, end),
    score: score.slice(first, end),
  };
}

function keysOf(series: SeriesMatrix['series']): string {
  return series.map(identityKey).join('\n');
}
