import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame, wide } from '../../tables/columns';
import { labelColumns } from '../../tables/labelColumns';
import { type JudgedMatrix } from '../../detection/judgedMatrix';

/**
 * One row a series: its latest and its highest score, and the fraction of its points that are anomalous. Labels are
 * text columns, so that alert rules make one instance of each row. Pauses after each series.
 */
export function* summaryFrame({ matrix, detection }: JudgedMatrix): Generator<undefined, WireFrame> {
  const rows: Summary[] = [];
  for (const { score } of detection.series) {
    rows.push(summarise(score));
    yield;
  }
  return numericFrame('anomaly summary', [
    ...labelColumns(matrix.series),
    numberColumn('latest score', rows, ({ latest }) => latest, {
      decimals: 2,
      description: 'Of the last judged value; 1 is the limit',
    }),
    numberColumn(
      'highest score',
      rows,
      ({ highest }) => highest,
      // room for the arrow of a sorted column
      wide(140, { decimals: 2, description: 'Within the range; 1 is the limit' })
    ),
    numberColumn('anomalous fraction', rows, ({ fraction }) => fraction, {
      unit: 'percentunit',
      min: 0,
      max: 1,
      description: 'Of the values that were judged',
    }),
  ]);
}

interface Summary {
  readonly latest: number;
  readonly highest: number;
  readonly fraction: number;
}

/** All NaN for a series without a scored point. */
function summarise(scores: Float64Array): Summary {
  let latest = NaN;
  let highest = NaN;
  let anomalous = 0;
  let scored = 0;
  for (const score of scores) {
    if (!Number.isNaN(score)) {
      latest = score;
      highest = highest >= score ? highest : score;
      anomalous += score > 1 ? 1 : 0;
      scored++;
    }
  }
  return { latest, highest, fraction: scored === 0 ? NaN : anomalous / scored };
}
