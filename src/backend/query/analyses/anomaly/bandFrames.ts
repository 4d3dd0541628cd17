import { type FieldConfig, type NumberField, type WireFrame } from '../../../../frames/schema/wireFrame';
import { uniqueNames } from '../../uniqueNames';
import { type BlockDetection } from './detectInBlocks';

/**
 * One frame a series for Grafana's time series panel: the value, the band in which it was expected, the anomalous
 * points as red dots, and the score, which is in the data but not drawn, since it has a scale of its own.
 */
export function bandFrames({ matrix, detection }: BlockDetection): readonly WireFrame[] {
  const length = matrix.times.length;
  const names = uniqueNames(matrix.series.map(({ name }) => name));
  return detection.series.map(({ expected, lower, upper, score }, s) => {
    const name = names[s] ?? '';
    const labels = matrix.series[s]?.labels ?? {};
    const value = matrix.values.subarray(s * length, (s + 1) * length);
    const field = (suffix: string, values: Float64Array, config: FieldConfig): NumberField => ({
      name: suffix,
      type: 'number',
      nullable: true,
      values,
      labels,
      config: { displayNameFromDS: suffix === 'value' ? name : `${name} ${suffix}`, ...config },
    });
    return {
      name,
      meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
      fields: [
        { name: 'time', type: 'time', values: matrix.times },
        field('value', value, {}),
        field('expected', expected, {
          custom: { ...hiddenFromLegend, lineWidth: 1, lineStyle: { fill: 'dash', dash: [6, 6] } },
        }),
        field('lower', lower, { custom: { ...hiddenFromLegend, lineWidth: 0 } }),
        field('upper', upper, {
          custom: { ...hiddenFromLegend, lineWidth: 0, fillBelowTo: `${name} lower`, fillOpacity: 12 },
        }),
        field('anomaly', anomalousValues(value, score), {
          color: { mode: 'fixed', fixedColor: 'red' },
          custom: { drawStyle: 'points', pointSize: 8, showPoints: 'always' },
        }),
        field('score', score, { min: 0, custom: { hideFrom: { viz: true, legend: true, tooltip: false } } }),
      ],
    };
  });
}

const hiddenFromLegend = { hideFrom: { viz: false, legend: true, tooltip: false } };

function anomalousValues(value: Float64Array, score: Float64Array): Float64Array {
  return value.map((v, i) => ((score[i] ?? 0) > 1 ? v : NaN));
}
