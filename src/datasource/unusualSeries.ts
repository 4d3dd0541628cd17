import { type DataFrame } from '@grafana/data';

/**
 * The series of an anomaly summary, the most unusual first: their names, or their values of a label, each once.
 *
 * @param leastScore only series whose highest score is above it; 1 is the limit. At 0 all, those that were not judged last
 */
export function unusualSeries(
  frames: readonly DataFrame[],
  label: string | undefined,
  leastScore: number
): readonly string[] {
  const found = frames.flatMap(({ fields, length }) => {
    const named = fields.find(({ name }) => name === (label ?? 'series'))?.values ?? [];
    const scores = fields.find(({ name }) => name === 'highest score')?.values ?? [];
    return Array.from({ length }, (_, i) => ({ name: String(named[i] ?? ''), score: Number(scores[i] ?? NaN) }));
  });
  const height = (score: number): number => (Number.isNaN(score) ? -1 : score);
  const unusual = found
    .filter(({ name, score }) => (leastScore === 0 || score > leastScore) && name !== '')
    .sort((a, b) => height(b.score) - height(a.score));
  return [...new Set(unusual.map(({ name }) => name))];
}
