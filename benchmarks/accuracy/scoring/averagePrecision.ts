/**
 * The area under the precision-recall curve as average precision: the precision at each score, weighted by the recall that it
 * adds; equal scores are taken together. Points are not adjusted for events. NaN scores count as the lowest.
 */
export function averagePrecision(labels: Uint8Array, scores: Float64Array): number {
  const ranked = Array.from(scores, (score, i) => ({
    score: Number.isNaN(score) ? -Infinity : score,
    isAnomalous: labels[i] === 1,
  })).sort((a, b) => b.score - a.score);
  const positives = ranked.filter((point) => point.isAnomalous).length;
  let truePositives = 0;
  let counted = 0;
  let area = 0;
  ranked.forEach((point, i) => {
    truePositives += point.isAnomalous ? 1 : 0;
    if (ranked[i + 1]?.score !== point.score) {
      area += ((truePositives - counted) / positives) * (truePositives / (i + 1));
      counted = truePositives;
    }
  });
  return area;
}
