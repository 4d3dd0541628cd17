import { type Labels } from '../../../../core/series/labelledSeries';
import { type FieldConfig, type NumberField } from '../../../../frames/schema/wireFrame';

/** What is known of one series: one number a time in each. */
export interface JudgedSeries {
  readonly value: Float64Array;
  readonly expected: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly score: Float64Array;
}

/**
 * The fields that show one judged series in Grafana's time series panel: the value, the band in which it was expected,
 * the anomalous points as red dots, and the score, which is in the data but not drawn, since it has a scale of its own.
 */
export function anomalyFields(name: string, labels: Labels, judged: JudgedSeries): readonly NumberField[] {
  const { value, expected, lower, upper, score } = judged;
  const field = (suffix: string, values: Float64Array, config: FieldConfig): NumberField => ({
    name: suffix,
    type: 'number',
    nullable: true,
    values,
    labels,
    config: { displayNameFromDS: suffix === 'value' ? name : `${name} ${suffix}`, ...config },
  });
  return [
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
  ];
}

const hiddenFromLegend = { hideFrom: { viz: false, legend: true, tooltip: false } };

function anomalousValues(value: Float64Array, score: Float64Array): Float64Array {
  return value.map((v, i) => ((score[i] ?? NaN) > 1 ? v : NaN));
}
