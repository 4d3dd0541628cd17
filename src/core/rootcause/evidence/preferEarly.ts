import { type RankingProblem } from '../ranking/rankingProblem';
import { onsetSample } from './onsetSample';

/** What a late change costs at most, and after which share of the window (and samples) it counts as late throughout. */
const lateCost = 0.2;
const lateShare = 0.1;
const leastLateSamples = 2;
/** The first change is looked for among metrics of at least this share of the greatest evidence. */
const leadingShare = 0.8;

/** Lessens the evidence of metrics that changed later than the first of those with most evidence. */
export function preferEarly(problem: RankingProblem, evidence: Float64Array): Float64Array {
  const most = evidence.reduce((best, value) => Math.max(best, value), 0);
  const onsets = problem.metrics.map(({ change }) => onsetSample(change.deviations, change.level));
  let first = Number.POSITIVE_INFINITY;
  let samples = 0;
  for (let i = 0; i < onsets.length; i++) {
    samples = problem.metrics[i].window.length;
    if (evidence[i] >= most * leadingShare && onsets[i] < first) {
      first = onsets[i];
    }
  }
  const range = Math.max(leastLateSamples, samples * lateShare);
  return evidence.map((value, index) => {
    const late = Number.isNaN(onsets[index]) ? 1 : Math.min(1, Math.max(0, onsets[index] - first) / range);
    return value * (1 - lateCost * late);
  });
}
