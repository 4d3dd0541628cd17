import { rangeUtil } from '@grafana/data';

import { type ViewedSeries } from './lanesInView';
import { texts } from './texts';

/**
 * How the series were judged: the step, and how many were not judged at all. What is shown of a long range are some of the values: how far
 * these are apart says nothing of the step, which the data source knows.
 */
export function judgingFacts(viewed: readonly ViewedSeries[]): readonly string[] {
  const series = viewed[0]?.series;
  const [first = Number.NaN, second = Number.NaN] = series?.times ?? [];
  const stepMs = series?.stepMs ?? second - first;
  const missing = viewed.filter(({ peak }) => peak < 0).length;
  return [
    ...(stepMs > 0 ? [texts.step(rangeUtil.secondsToHms(stepMs / 1000))] : []),
    ...(missing > 0 ? [texts.notJudged(missing)] : []),
  ];
}
