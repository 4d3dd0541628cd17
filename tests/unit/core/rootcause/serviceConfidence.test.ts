import { describe, expect, it } from 'vitest';
import { confidenceGrounds } from '../../../../src/core/rootcause/ranking/confidenceGrounds';
import { serviceConfidence } from '../../../../src/core/rootcause/ranking/serviceConfidence';

const of = (scores: readonly number[], baselineCount = 1000, isTargetUsual = false): readonly number[] =>
  withScores(Float64Array.from(scores), baselineCount, isTargetUsual);

function withScores(scores: Float64Array, baselineCount: number, isTargetUsual: boolean): readonly number[] {
  const grounds = confidenceGrounds(scores, baselineCount, isTargetUsual);
  return [...serviceConfidence(scores, grounds)].map((p) => Number(p.toFixed(3)));
}

describe('serviceConfidence', () => {
  it('grows with the ratio of the first to the second', () => {
    expect([1.2, 1.5, 2, 3, 30].map((ratio) => of([ratio, 1])[0])).toEqual([0.875, 0.95, 0.986, 0.998, 0.998]);
  });

  it('is at most a half for equal suspects, which share', () => {
    expect(of([4, 4])).toEqual([0.5, 0.497]);
  });

  it('is less for a short baseline, and for a target that is as ever', () => {
    expect(of([1.5, 1], 20)[0]).toBe(0.502);
    expect(of([1.5, 1], 5)[0]).toBe(0.176);
    expect(of([1.5, 1], 1000, true)[0]).toBe(0.711);
  });

  it('leaves room for none of these, and is nothing without evidence', () => {
    expect(of([2, 1, 0.5]).reduce((sum, p) => sum + p, 0)).toBeLessThan(1);
    expect(of([0, 0])).toEqual([0, 0]);
    expect(of([])).toEqual([]);
  });
});
