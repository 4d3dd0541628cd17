import { describe, expect, it } from 'vitest';
import { confidenceGrounds } from '../../../../src/core/rootcause/ranking/confidenceGrounds';
import { serviceConfidence } from '../../../../src/core/rootcause/ranking/serviceConfidence';

const of = (scores: readonly number[], baselineCount = 1000, isTargetUsual = false, isOwn = false): readonly number[] =>
  withScores(Float64Array.from(scores), baselineCount, isTargetUsual, isOwn);

function withScores(
  scores: Float64Array,
  baselineCount: number,
  isTargetUsual: boolean,
  isOwn: boolean
): readonly number[] {
  const grounds = confidenceGrounds(scores, { baselineCount, isTargetUsual, isOwn });
  return [...serviceConfidence(scores, grounds)].map((p) => Number(p.toFixed(3)));
}

describe('serviceConfidence', () => {
  it('grows with the ratio of the first to the fourth, or to the last of fewer', () => {
    expect([1.2, 1.5, 2, 3, 30].map((ratio) => of([ratio, 1])[0])).toEqual([0.538, 0.723, 0.881, 0.97, 0.999]);
    expect(of([3, 2, 2, 1, 0.1])[0]).toBe(0.97);
  });

  it('is at most what a second leaves that is close behind', () => {
    expect(of([2, 2 / 1.05, 0.1, 0.1])[0]).toBe(0.693);
  });

  it('is more for a change that is the own one of the service', () => {
    expect(of([1.5, 1], 1000, false, true)[0]).toBe(0.954);
  });

  it('is at most a half for equal suspects, which share', () => {
    expect(of([4, 4])).toEqual([0.376, 0.376]);
  });

  it('is less for a short baseline, and for a target that is as ever', () => {
    expect(of([3, 2, 2, 1], 20)[0]).toBe(0.647);
    expect(of([3, 2, 2, 1], 5)[0]).toBe(0.288);
    expect(of([3, 2, 2, 1], 1000, true)[0]).toBe(0.698);
  });

  it('leaves room for none of these, and is nothing without evidence', () => {
    expect(of([2, 1, 0.5]).reduce((sum, p) => sum + p, 0)).toBeLessThan(1);
    expect(of([0, 0])).toEqual([0, 0]);
    expect(of([])).toEqual([]);
  });
});
