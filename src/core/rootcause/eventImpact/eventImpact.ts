import { type LabelledSeries } from '../../series/labelledSeries';
import { benjaminiHochberg } from '../../statistics/hypotheses/benjaminiHochberg';
import { sampleSummary } from '../../statistics/sampleSummary';
import { studentTTest, welchTTest } from '../../statistics/hypotheses/tTest';

export interface EventImpactOptions {
  /** Length of both sides together: half lies before the event, half after it. */
  readonly windowMs?: number;
  readonly test?: 'welch' | 'student';
  /** A change of at least this many percent is meaningful. */
  readonly minChangePercent?: number;
  /** The false discovery rate up to which a change is significant. */
  readonly significance?: number;
}

/** What an event did to one series. */
export interface EventImpact {
  /** Index into the given series. */
  readonly series: number;
  readonly beforeCount: number;
  readonly afterCount: number;
  readonly beforeMean: number;
  readonly afterMean: number;
  /** 100 (after − before) / |before|; NaN where the mean before is 0. */
  readonly changePercent: number;
  /** Positive for a rise. */
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** Benjamini–Hochberg over the given series that could be tested. */
  readonly q: number;
  /** Cohen's d: the difference in pooled standard deviations; ±∞ where both sides are constant and differ. */
  readonly effectSize: number;
  readonly isSignificant: boolean;
  /** A change from a mean of 0 is meaningful whatever its size, since it has no percentage. */
  readonly isMeaningful: boolean;
  /** Why there is no test. */
  readonly reason: 'too_few_values' | undefined;
  /** Whether the series has values on both sides; on the one where it has none it counts as 0, if other series go on. */
  readonly presence: 'both' | 'appeared' | 'vanished';
}

const defaultWindowMs = 600_000;
const defaultMinChangePercent = 5;
const defaultSignificance = 0.05;
const leastValuesASide = 3;

/**
 * Compares each series before and after an event at `eventMs`: before is [event − window/2, event), after is
 * [event, event + window/2]. Welch's t-test of the means, or Student's. A side with fewer than 3 present values is not
 * tested (`reason`). Two constant sides that differ have p = 0; that are equal, p = 1.
 */
export function eventImpact(
  series: readonly LabelledSeries[],
  eventMs: number,
  options: EventImpactOptions = {}
): readonly EventImpact[] {
  const halfMs = (options.windowMs ?? defaultWindowMs) / 2;
  const minChange = options.minChangePercent ?? defaultMinChangePercent;
  const significance = options.significance ?? defaultSignificance;
  const test = options.test === 'student' ? studentTTest : welchTTest;

  const sides = series.map(({ times, values }) => ({
    before: valuesWithin(times, values, eventMs - halfMs, eventMs, false),
    after: valuesWithin(times, values, eventMs, eventMs + halfMs, true),
  }));
  const mostBefore = Math.max(0, ...sides.map(({ before }) => before.length));
  const mostAfter = Math.max(0, ...sides.map(({ after }) => after.length));
  const compared = sides.map(({ before, after }, index) => {
    const presence = presenceOf(before.length, after.length, mostBefore, mostAfter);
    return {
      index,
      ...compare(
        presence === 'appeared' ? new Float64Array(mostBefore) : before,
        presence === 'vanished' ? new Float64Array(mostAfter) : after,
        test
      ),
      presence,
    };
  });
  const qValues = benjaminiHochberg(compared.map(({ p }) => p));
  return compared.map(({ index, ...result }, position): EventImpact => {
    const isTested = result.reason === undefined;
    const differs = result.afterMean !== result.beforeMean;
    return {
      series: index,
      ...result,
      q: qValues[position],
      isSignificant: isTested && qValues[position] <= significance,
      isMeaningful:
        isTested && differs && (Number.isNaN(result.changePercent) || Math.abs(result.changePercent) >= minChange),
    };
  });
}

type Comparison = Omit<EventImpact, 'series' | 'q' | 'isSignificant' | 'isMeaningful' | 'presence'>;

/** A store has no series of what never happened: what begins or ends at the event, while others go on, counts as 0. */
function presenceOf(before: number, after: number, mostBefore: number, mostAfter: number): EventImpact['presence'] {
  if (before === 0 && after >= leastValuesASide && mostBefore >= leastValuesASide) {
    return 'appeared';
  }
  return after === 0 && before >= leastValuesASide && mostAfter >= leastValuesASide ? 'vanished' : 'both';
}

function compare(before: Float64Array, after: Float64Array, test: typeof welchTTest): Comparison {
  const first = sampleSummary(before);
  const second = sampleSummary(after);
  const sides = {
    beforeCount: first.count,
    afterCount: second.count,
    beforeMean: first.mean,
    afterMean: second.mean,
    changePercent: first.mean === 0 ? Number.NaN : (100 * (second.mean - first.mean)) / Math.abs(first.mean),
  };
  if (first.count < leastValuesASide || second.count < leastValuesASide) {
    return {
      ...sides,
      t: Number.NaN,
      degreesOfFreedom: Number.NaN,
      p: Number.NaN,
      effectSize: Number.NaN,
      reason: 'too_few_values',
    };
  }
  const difference = second.mean - first.mean;
  const pooled = Math.sqrt(
    (first.variance * (first.count - 1) + second.variance * (second.count - 1)) / (first.count + second.count - 2)
  );
  const isUnchanged = difference === 0 && pooled === 0;
  const { t, degreesOfFreedom, p } = test(after, before);
  return {
    ...sides,
    t: isUnchanged ? 0 : t,
    degreesOfFreedom,
    p: isUnchanged ? 1 : p,
    effectSize: isUnchanged ? 0 : difference / pooled,
    reason: undefined,
  };
}

/** Present values from `fromMs` up to `toMs`, the end included or not. */
function valuesWithin(
  times: Float64Array,
  values: Float64Array,
  fromMs: number,
  toMs: number,
  isEndIncluded: boolean
): Float64Array {
  return values.filter((value, i) => {
    const isBeforeEnd = isEndIncluded ? times[i] <= toMs : times[i] < toMs;
    return times[i] >= fromMs && isBeforeEnd && !Number.isNaN(value);
  });
}
