import { useMemo } from 'react';
import { type TimeRange } from '@grafana/data';
import { type JudgedFieldSeries, readJudgedSeries } from '../../../frames/grafana/readJudgedSeries';
import { type CovaryQueryInput } from '../../../protocol/query';
import { quickLook } from '../../query/quickLook';
import { type Analyses, type Budget, useAnalysis } from '../../query/useAnalysis';

/** Is there long before what needs weeks. */
const analyses: Analyses = { look: quickLook };
const budget: Budget = { profileDays: 0, maxSeries: 300, maxDataPoints: 400, deadlineMs: 10_000 };

interface FirstLook {
  /** The series of this name, or the one that stands out most; undefined until it is there, and where there are more than 300 series. */
  readonly seriesOf: (name: string | undefined) => JudgedFieldSeries | undefined;
  /** Whether it is still asked for. */
  readonly isPending: boolean;
}

/** What there is to see before anything is judged, by the samples just before. It steers nothing. */
export function useFirstLook(
  dataSource: string | undefined,
  inputs: CovaryQueryInput['inputs'],
  range: TimeRange
): FirstLook {
  const { frames, status } = useAnalysis(dataSource, inputs, analyses, range, budget);
  const series = useMemo(
    () =>
      readJudgedSeries(frames)
        .map((each) => ({ each, peak: each.scores.reduce(greater, -Infinity) }))
        .sort((a, b) => b.peak - a.peak)
        .map(({ each }) => each),
    [frames]
  );
  return {
    seriesOf: (name) => (name === undefined ? series[0] : series.find((each) => each.name === name)),
    isPending: status === 'loading',
  };
}

/** Scores that are not known do not count. */
const greater = (a: number, b: number): number => (b > a ? b : a);
