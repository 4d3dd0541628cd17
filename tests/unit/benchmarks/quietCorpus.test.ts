import { describe, expect, it } from 'vitest';
import { quietKinds } from '../../../benchmarks/accuracy/quiet/kinds/quietKinds';
import { quietCorpus, type QuietRequest } from '../../../benchmarks/accuracy/quiet/quietCorpus';
import { quietScore } from '../../../benchmarks/accuracy/quiet/quietScore';

const request: QuietRequest = {
  seed: 5,
  stepMs: 300_000,
  weeks: 3,
  historyDays: 7,
  seriesPerKind: 2,
  withIncidents: true,
};

describe('the generated corpus', () => {
  const corpus = [...quietCorpus(request)];

  it('has every kind, whole weeks and an incident in each judged week', () => {
    expect(new Set(corpus.map(({ kind }) => kind))).toEqual(new Set(quietKinds.map(({ name }) => name)));
    for (const { values, incidents, historyLength, sigma } of corpus) {
      expect(values).toHaveLength((3 * 7 * 86_400_000) / request.stepMs);
      expect(values.every(Number.isFinite)).toBe(true);
      expect(sigma).toBeGreaterThan(0);
      expect(incidents.length).toBeGreaterThanOrEqual(2);
      for (const { first, full, end, sigmas } of incidents) {
        expect(first).toBeGreaterThanOrEqual(historyLength);
        expect(full).toBeGreaterThanOrEqual(first);
        expect(end).toBeGreaterThan(full);
        expect(sigmas).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('is the same for the same seed and another for another', () => {
    const values = (seed: number): number[] =>
      [...quietCorpus({ ...request, seed })].map(({ values: all }) => all[100] ?? 0);
    expect(values(5)).toEqual(corpus.map(({ values: all }) => all[100]));
    expect(values(6)).not.toEqual(values(5));
  });

  it('changes nothing outside of its incidents', () => {
    const without = [...quietCorpus({ ...request, withIncidents: false })];
    corpus.forEach(({ values, incidents }, s) => {
      values.forEach((value, i) => {
        if (value !== without[s]?.values[i]) {
          expect(incidents.some(({ first, end }) => i >= first && i < end)).toBe(true);
        }
      });
    });
  });

  it('has no incident that the values of a series swallow', () => {
    const fine = { ...request, seed: 1, stepMs: 60_000, seriesPerKind: 3 };
    const without = [...quietCorpus({ ...fine, withIncidents: false })];
    [...quietCorpus(fine)].forEach(({ kind, values, incidents, sigma }, s) => {
      for (const { first, end } of kind === 'sparse' ? incidents : []) {
        const changes = values
          .slice(first, end)
          .map((value, i) => Math.abs(value - (without[s]?.values[first + i] ?? NaN)));
        expect(Math.max(...changes)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...changes)).toBeGreaterThan(sigma);
      }
    });
  });

  it('never leaves what a series can take', () => {
    for (const { kind, values } of corpus) {
      if (kind === 'ceiling') {
        expect(Math.max(...values)).toBeLessThanOrEqual(100);
      }
      if (kind === 'sparse') {
        expect(values.every((value) => value >= 0 && Number.isInteger(value))).toBe(true);
      }
    }
  });

  it('is scored: a detector that marks incidents alone is perfect, one that sleeps finds nothing, one that always alerts is wrong', () => {
    const scored = (scoreAt: (isIncident: boolean) => number) =>
      quietScore(
        corpus.map((series) => {
          const scores = new Float64Array(series.values.length).fill(scoreAt(false));
          series.incidents.forEach(({ first, end }) => scores.fill(scoreAt(true), first, end));
          return { series, scores };
        })
      );
    const perfect = scored((isIncident) => (isIncident ? 2 : 0));
    expect(perfect.alertsPerWeek).toBe(0);
    expect(perfect.all.found).toBe(perfect.all.incidents);
    expect(perfect.precision).toBe(1);
    expect(scored(() => 0).all.found).toBe(0);
    const noisy = scored(() => 2);
    expect(noisy.alertsPerWeek).toBeGreaterThan(100);
    expect(noisy.precision).toBeLessThan(0.02);
  });
});
