import { alertsOf } from '../accuracy/scoring/alertsOf';
import { samplesIn } from '../accuracy/scoring/samplesIn';
import { bandScores } from './bandScores';
import { type RecordedBands } from './readBands';

/** Every so-manyth sample is compared. */
const stride = 7;

/** What a detector shows of a series, from its first judged sample on. */
export interface OwnBands {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly score: Float64Array;
}

interface AlertCounts {
  readonly alerts: number;
  readonly shared: number;
}

/** How rules compare with the detector that they stand for, on one series. */
export interface BandAgreement {
  /** Of each compared sample: how far the middles of the bands are apart, in the detector's half widths. */
  readonly middles: readonly number[];
  /** Of each compared sample: the width of the rules' band in the detector's. */
  readonly widths: readonly number[];
  /** Alerts of the rules, and how many of them the detector raises, too; and the other way round. */
  readonly ofRules: AlertCounts;
  readonly ofDetector: AlertCounts;
}

/** Compares recorded bands with those of a detector, from the first judged sample on, at which the detector's arrays begin. */
export function bandAgreement(rules: RecordedBands, own: OwnBands, firstJudged: number, stepMs: number): BandAgreement {
  const middles: number[] = [];
  const widths: number[] = [];
  for (let i = 0; i < own.score.length; i += stride) {
    const [low, high] = [rules.lower[firstJudged + i] ?? NaN, rules.upper[firstJudged + i] ?? NaN];
    const [ownLow, ownHigh] = [own.lower[i] ?? NaN, own.upper[i] ?? NaN];
    const half = (ownHigh - ownLow) / 2;
    if (half > 0 && !Number.isNaN(low + high)) {
      middles.push(Math.abs((low + high - ownLow - ownHigh) / 2) / half);
      widths.push((high - low) / 2 / half);
    }
  }
  const joinSamples = samplesIn(10, stepMs, 2);
  const ruleAlerts = alertsOf(bandScores(rules).subarray(firstJudged), 0, 1, joinSamples);
  const ownAlerts = alertsOf(own.score, 0, 1, joinSamples);
  return {
    middles,
    widths,
    ofRules: shared(ruleAlerts, ownAlerts, joinSamples),
    ofDetector: shared(ownAlerts, ruleAlerts, joinSamples),
  };
}

type Alerts = ReturnType<typeof alertsOf>;

function shared(alerts: Alerts, others: Alerts, reach: number): AlertCounts {
  const touched = alerts.filter(([first, last]) => others.some(([a, b]) => a <= last + reach && b >= first - reach));
  return { alerts: alerts.length, shared: touched.length };
}

/** What the comparisons of several series say together: medians of the samples, and shares of alerts that are common. */
export function pooledAgreement(all: readonly BandAgreement[]) {
  const share = (of: (one: BandAgreement) => AlertCounts): number =>
    all.reduce((total, one) => total + of(one).shared, 0) / all.reduce((total, one) => total + of(one).alerts, 0);
  return {
    middleApart: median(all.flatMap((one) => one.middles)),
    widthRatio: median(all.flatMap((one) => one.widths)),
    rulesAlertsThatDetectorHas: share((one) => one.ofRules),
    detectorsAlertsThatRulesHave: share((one) => one.ofDetector),
  };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
