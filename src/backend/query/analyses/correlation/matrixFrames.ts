import { type PairMatrix } from '../../../../core/correlation/pairMatrix';
import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import {
  matrixRowField,
  type CorrelationMatrixMeta,
  type MatrixQuantity,
} from '../../../../frames/schema/correlationMatrix';
import { type NumberField, type WireFrame } from '../../../../frames/schema/wireFrame';
import { type CorrelationAnalysis } from '../../../../protocol/analyses/correlation';
import { uniqueNames } from '../../uniqueNames';

/** The coefficients and the number of joined points behind each, as two frames of the same shape. */
export function matrixFrames(
  series: readonly SeriesIdentity[],
  { size, values, counts }: PairMatrix,
  { method, minOverlap }: CorrelationAnalysis
): readonly WireFrame[] {
  const names = uniqueNames(series.map(({ name }) => name));
  const trusted = values.map((r, i) => ((counts[i] ?? 0) >= minOverlap ? r : NaN));
  const frame = (quantity: MatrixQuantity, cells: Float64Array, config: NumberField['config']): WireFrame => {
    const covary: CorrelationMatrixMeta = { kind: 'correlationMatrix', version: 1, quantity, method };
    return {
      name: quantity,
      meta: { custom: { covary } },
      fields: [
        { name: matrixRowField, type: 'string', values: names },
        ...names.map((name, column): NumberField => ({
          name,
          type: 'number',
          nullable: true,
          values: cells.subarray(column * size, (column + 1) * size),
          labels: series[column]?.labels ?? {},
          ...(config === undefined ? {} : { config: { displayNameFromDS: name, ...config } }),
        })),
      ],
    };
  };
  return [frame('r', trusted, { min: -1, max: 1, decimals: 2 }), frame('n', counts, { decimals: 0 })];
}
