import { describe, expect, it } from 'vitest';
import { type Course, layoutCourse } from '../../../src/charts/course/layoutCourse';

const course: Course = {
  times: Float64Array.of(0, 10, 20, 30, 40),
  values: Float64Array.of(1, 1, NaN, 5, 3),
  window: { fromMs: 25, toMs: 90 },
  baseline: [{ fromMs: -10, toMs: 20 }],
  onsetMs: 30,
  usual: 1,
};

describe('the course of a suspect metric', () => {
  it('fits its room: a gap ends a piece, stretches are cut at the edges', () => {
    const layout = layoutCourse(course, 400, 48);
    expect(layout.pieces.map((piece) => piece.map(([x]) => x))).toEqual([
      [0, 100],
      [300, 400],
    ]);
    const [low, high] = [layout.pieces[0]?.[0]?.[1], layout.pieces[1]?.[0]?.[1]];
    expect([low, high]).toEqual([45, 9]);
    expect(layout.usualY).toBe(low);
    expect(layout.window).toEqual({ x: 250, width: 150 });
    expect(layout.baseline).toEqual([{ x: 0, width: 200 }]);
    expect(layout.onsetX).toBe(300);
  });

  it('draws nothing of what lies outside or is not known', () => {
    const layout = layoutCourse(
      { ...course, window: { fromMs: 50, toMs: 60 }, baseline: [], onsetMs: NaN, usual: NaN },
      400,
      48
    );
    expect([layout.window, layout.onsetX, layout.usualY]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['no value', Float64Array.of(), Float64Array.of(), 0],
    ['one value', Float64Array.of(5), Float64Array.of(7), 1],
    ['values that are not numbers', Float64Array.of(1, 2), Float64Array.of(NaN, NaN), 0],
  ])('holds %s', (_, times, values, pieces) => {
    const layout = layoutCourse({ ...course, times, values, usual: NaN }, 400, 48);
    expect(layout.pieces).toHaveLength(pieces);
    expect(layout.pieces.flat(2).every(Number.isFinite)).toBe(true);
  });
});
