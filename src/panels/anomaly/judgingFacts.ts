import { rangeUtil } from '@grafana/data';

import { type ViewedSeries } from './lanesInView';
import { texts } from './texts';

/** How the series were judged: the step of their values, and how many were not judged at all. */
export function judgingFacts(viewed: readonly ViewedSeries[]): readonly string[] {
  const times = viewed[0]?.series.times;
  const stepMs = times ? (times[1] ?? Number.NaN) - (times[0] ?? Number.NaN) : Number.NaN;
  const missing = viewed.filter(({ peak }) => peak < 0).length;
  return [
    ...(stepMs > 0 ? [texts.step(rangeUtil.secondsToHms(stepMs / 1000))] : []),
    ...(missing > 0 ? [texts.notJudged(missing)] : []),
  ];
}
