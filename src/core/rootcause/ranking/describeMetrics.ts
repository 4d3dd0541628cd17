import { lagScan } from '../../correlation/lagScan';
import { type SeriesMatrix, seriesValues } from '../../series/seriesMatrix';
import { type TimeRange } from '../../series/timeRange';
import { changeOnset } from './changeOnset';
import { isSignificant } from './isSignificant';
import { type CauseScores } from './rankingMethod';
import { type ProblemMetric, type RankingProblem } from './rankingProblem';
import { type MetricCause } from './rootCauseRanking';

const mostLagSamples = 60;

/** The `maxMetrics` best metrics and each service's best, ordered by score. */
export function describeMetrics(
  problem: RankingProblem,
  matrix: SeriesMatrix,
  window: TimeRange,
  scores: CauseScores,
  minShift: number,
  maxMetrics: number
): readonly MetricCause[] {
  const order = Array.from(scores.metrics.keys()).sort((a, b) => scores.metrics[b] - scores.metrics[a]);
  const seen = new Set<number>();
  const chosen = order.filter((index, rank) => {
    const isBest = !seen.has(problem.metrics[index].service);
    seen.add(problem.metrics[index].service);
    return isBest || rank < maxMetrics;
  });

  const { times, stepMs } = matrix;
  const lengthMs = window.toMs - window.fromMs;
  const from = times.findIndex((time) => time >= window.fromMs - lengthMs);
  const to = times.findLastIndex((time) => time <= window.toMs);
  const onsetOf = ({ series, change }: ProblemMetric): number =>
    changeOnset(times, seriesValues(matrix, series), change, from, to, minShift);
  const target = problem.metrics[problem.target];
  const targetOnset = target === undefined ? Number.NaN : onsetOf(target);
  const maxLag = Math.min(mostLagSamples, Math.floor((to - from + 1) / 3));
  const targetValues = target === undefined ? undefined : seriesValues(matrix, target.series).subarray(from, to + 1);

  return chosen.map((index, rank): MetricCause => {
    const metric = problem.metrics[index];
    const { change, series } = metric;
    const onsetMs = onsetOf(metric);
    const peak =
      targetValues === undefined || rank >= maxMetrics
        ? undefined
        : lagScan(targetValues, seriesValues(matrix, series).subarray(from, to + 1), maxLag).peak;
    return {
      series,
      name: matrix.series[series].name,
      inputRefId: matrix.series[series].inputRefId,
      service: problem.services[metric.service],
      role: metric.role,
      presence: metric.presence,
      usualShare: metric.usualShare,
      score: scores.metrics[index],
      baselineCount: change.baselineCount,
      baselineMedian: change.baselineMedian,
      baselineSpread: change.spread,
      peakValue: change.peakValue,
      peakShift: change.peak,
      lastingShift: change.level,
      isSignificant: isSignificant(metric, minShift),
      onsetMs,
      leadMs: targetOnset - onsetMs,
      correlation: peak?.r ?? Number.NaN,
      correlationLeadMs: peak === undefined ? Number.NaN : -peak.lag * stepMs,
    };
  });
}
