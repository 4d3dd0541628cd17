import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import {
  type CorrelationMatrixMeta,
  type MatrixQuantity,
  matrixRowField,
} from '../../../../frames/schema/correlationMatrix';
import { type FieldConfig, type NumberField, type WireFrame } from '../../../../frames/schema/wireFrame';
import { type CorrelationAnalysis } from '../../../../protocol/analyses/correlation';
import { wide } from '../../tables/columns';
import { uniqueNames } from '../../tables/uniqueNames';
import { type PairTable } from './pairTable';

const titles: Readonly<Record<MatrixQuantity, string>> = {
  r: 'r: coefficients',
  n: 'n: common points',
  p: 'p: of each coefficient by itself',
  q: 'q: among all coefficients',
  lag: 'lag of the strongest coefficient',
};

/** The coefficients and what is known beside them, one frame a quantity, all of the same shape and order. */
export function matrixFrames(
  series: readonly SeriesIdentity[],
  { size, r, n, p, q, lagMs, order }: PairTable,
  { method }: CorrelationAnalysis
): readonly WireFrame[] {
  const names = uniqueNames(series.map(({ name }) => name));
  const ordered = Array.from(order, (index) => names[index] ?? '');
  const frame = (quantity: MatrixQuantity, cells: Float64Array, config: FieldConfig): WireFrame => {
    const covary: CorrelationMatrixMeta = { kind: 'correlationMatrix', version: 1, quantity, method };
    return {
      name: titles[quantity],
      meta: {
        preferredVisualisationType: 'table',
        preferredVisualisationPluginId: 'covary-correlation-panel',
        custom: { covary },
      },
      fields: [
        { name: matrixRowField, type: 'string', values: ordered, config: wide(180) },
        ...Array.from(order, (column, position): NumberField => ({
          name: ordered[position] ?? '',
          type: 'number',
          nullable: true,
          values: Float64Array.from(order, (row) => cells[row * size + column] ?? NaN),
          labels: series[column]?.labels ?? {},
          config: { displayNameFromDS: ordered[position] ?? '', ...config },
        })),
      ],
    };
  };
  return [
    frame('r', r, { min: -1, max: 1, decimals: 2 }),
    frame('n', n, { decimals: 0 }),
    ...(p === undefined ? [] : [frame('p', p, {})]),
    ...(q === undefined ? [] : [frame('q', q, {})]),
    ...(lagMs === undefined ? [] : [frame('lag', lagMs, { unit: 'ms' })]),
  ];
}
