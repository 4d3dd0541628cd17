import { describe, expect, it } from 'vitest';
import { type BandGraphSeries, layoutBandGraph } from '../../../../src/charts/bandGraph/layoutBandGraph';

function seriesOf(values: readonly number[], more: Partial<BandGraphSeries> = {}): BandGraphSeries {
  const array = Float64Array.from(values);
  return {
    times: array.map((_, i) => i * 1000),
    values: array,
    lower: array.map(() => NaN),
    upper: array.map(() => NaN),
    scores: array.map(() => 0),
    ...more,
  };
}

// 172 × 126: a plot of 100 × 100 at (64, 8).
const width = 172;
const height = 126;

describe('the graph of a series over its band', () => {
  it('draws from edge to edge, with room above and below, and breaks at gaps', () => {
    const layout = layoutBandGraph(seriesOf([10, NaN, 20, 30]), width, height);
    expect(layout).toMatchObject({
      plot: { x: 64, y: 8, width: 100, height: 100 },
      low: 9,
      high: 31,
      fromMs: 0,
      toMs: 3000,
    });
    expect(layout?.line).toBe('M64.0 103.5M130.7 58.0L164.0 12.5');
  });

  it('begins at 0 rather than below it where no value is negative', () => {
    expect(layoutBandGraph(seriesOf([0, 10]), width, height)?.low).toBe(0);
    expect(layoutBandGraph(seriesOf([-1, 10]), width, height)?.low).toBeCloseTo(-1.55);
  });

  it('cuts the band at the edges, so that it never flattens the line', () => {
    const lower = Float64Array.of(-1000, 0);
    const upper = Float64Array.of(1000, 40);
    const layout = layoutBandGraph(seriesOf([10, 20], { lower, upper }), width, height);
    expect(layout).toMatchObject({ low: 9.5, high: 20.5 });
    expect(layout?.band).toBe('M64.0 8.0L164.0 8.0L164.0 108.0L64.0 108.0Z');
  });

  it('marks unusual points, the window and the onset', () => {
    const scores = Float64Array.of(0, 1, 1.5, NaN);
    const layout = layoutBandGraph(seriesOf([1, 2, 3, 4], { scores }), width, height, {
      window: { fromMs: -5000, toMs: 1500 },
      onsetMs: 1500,
    });
    expect(layout?.points).toHaveLength(1);
    expect(layout?.window).toEqual({ x: 64, width: 50 });
    expect(layout?.onsetX).toBe(114);
  });

  it('leaves marks outside of its time out', () => {
    const layout = layoutBandGraph(seriesOf([1, 2]), width, height, {
      window: { fromMs: 5000, toMs: 6000 },
      onsetMs: 5000,
    });
    expect(layout?.window).toBeUndefined();
    expect(layout?.onsetX).toBeUndefined();
  });

  it('draws one value, and says that there is none', () => {
    expect(layoutBandGraph(seriesOf([5]), width, height)).toMatchObject({ low: 4, high: 6, line: 'M64.0 58.0' });
    expect(layoutBandGraph(seriesOf([NaN, NaN]), width, height)).toBeUndefined();
    expect(layoutBandGraph(seriesOf([]), width, height)).toBeUndefined();
  });
});
