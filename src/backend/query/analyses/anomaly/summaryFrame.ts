import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { labelColumns } from '../../labelColumns';
import { type BlockDetection } from './detectInBlocks';

/**
 * One row a series: its latest and its highest score, and the fraction of its points that are anomalous. Labels are
 * text columns, so that alert rules make one instance of each row.
 */
export function summaryFrame({ matrix, detection }: BlockDetection): WireFrame {
  const rows = detection.series.map(({ score }) => summarise(score));
  const column = (pick: (row: Summary) => number): Float64Array => Float64Array.from(rows, pick);
  return {
    name: 'anomaly summary',
    meta: { type: 'numeric-long', typeVersion: [0, 1], preferredVisualisationType: 'table' },
    fields: [
      ...labelColumns(matrix.series),
      { name: 'latest score', type: 'number', values: column(({ latest }) => latest), nullable: true },
      { name: 'highest score', type: 'number', values: column(({ highest }) => highest), nullable: true },
      {
        name: 'anomalous fraction',
        type: 'number',
        values: column(({ fraction }) => fraction),
        nullable: true,
        config: { unit: 'percentunit', min: 0, max: 1 },
      },
    ],
  };
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
