import { createTheme, type FieldConfig, ThresholdsMode } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { heatmapScale } from '../../../src/panels/correlation/heatmapScale';
import { type ArrangedMatrix } from '../../../src/panels/correlation/matrixResult';
import { valueRange } from '../../../src/panels/correlation/valueRange';

const theme = createTheme();
const matrix = (kind: ArrangedMatrix['kind'], values: number[]): ArrangedMatrix => ({
  kind,
  method: null,
  rows: ['a'],
  columns: values.map(String),
  values: Float64Array.from(values),
  range: valueRange(Float64Array.from(values), false),
  details: {},
  rowTree: null,
  columnTree: null,
  hidden: null,
});
const options = { scheme: 'auto', isReversed: false, isRobust: false };
const scaleOf = (kind: ArrangedMatrix['kind'], values: number[], changes = {}, defaults: FieldConfig = {}) =>
  heatmapScale(matrix(kind, values), { ...options, ...changes }, defaults, theme);
const cssAt = (scale: ReturnType<typeof scaleOf>, value: number) => scale.css[scale.indexOf(value)];

describe('heatmapScale', () => {
  it('leaves the extremes of values out where their range is to be robust', () => {
    const withOutlier = [Number.NaN, ...Array.from({ length: 100 }, (_, i) => i), 10_000];
    const { min, max } = scaleOf('values', withOutlier, { isRobust: true });
    expect([min, max]).toEqual([2, 98]);
    expect(scaleOf('correlation', withOutlier, { isRobust: true }).max).toBe(1);
  });

  it('coefficients span −1 to 1 whatever they are, neutral at 0', () => {
    const scale = scaleOf('correlation', [0.2, 0.3]);
    expect([scale.min, scale.max]).toEqual([-1, 1]);
    const { red = 0, blue = 0 } = scale.colors[scale.indexOf(0)] ?? {};
    expect(Math.abs(red - blue)).toBeLessThan(4);
  });

  it('lags reach equally far to both sides, values over their own range', () => {
    expect([scaleOf('lag', [-2, 5]).min, scaleOf('lag', [-2, 5]).max]).toEqual([-5, 5]);
    expect([scaleOf('values', [3, 8]).min, scaleOf('values', [3, 8]).max]).toEqual([3, 8]);
  });

  it('min and max of the standard options win', () => {
    const scale = scaleOf('values', [3, 8], {}, { min: 0, max: 100 });
    expect([scale.min, scale.max]).toEqual([0, 100]);
  });

  it.each([
    [ThresholdsMode.Absolute, 50],
    [ThresholdsMode.Percentage, 25],
  ])('takes the colours of %s thresholds from the standard options', (mode, value) => {
    const thresholds = {
      mode,
      steps: [
        { value: -Infinity, color: '#00ff00' },
        { value, color: '#ff0000' },
      ],
    };
    const scale = scaleOf('values', [0, 200], { scheme: 'field' }, { color: { mode: 'thresholds' }, thresholds });
    expect([cssAt(scale, 49), cssAt(scale, 51)]).toEqual(['rgb(0, 255, 0)', 'rgb(255, 0, 0)']);
  });

  it('no values at all still give a scale', () => {
    expect(scaleOf('values', [Number.NaN]).max).toBeGreaterThan(0);
  });
});
