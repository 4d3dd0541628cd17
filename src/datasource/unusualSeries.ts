import { type DataFrame } from '@grafana/data';

/**
 * The series of an anomaly summary that left what they let expect, the most unusual first: their names, or their values of a
 * label, each once.
 */
export function unusualSeries(frames: readonly DataFrame[], label: string | undefined): readonly string[] {
  const found = frames.flatMap(({ fields, length }) => {
    const named = fields.find(({ name }) => name === (label ?? 'series'))?.values ?? [];
    const scores = fields.find(({ name }) => name === 'highest score')?.values ?? [];
    return Array.from({ length }, (_, i) => ({ name: String(named[i] ?? ''), score: Number(scores[i] ?? NaN) }));
  });
  const unusual = found.filter(({ name, score }) => score > 1 && name !== '').sort((a, b) => b.score - a.score);
  return [...new Set(unusual.map(({ name }) => name))];
}
