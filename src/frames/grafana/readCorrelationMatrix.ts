import { type DataFrame, FieldType } from '@grafana/data';

import {
  type CorrelationMatrixMeta,
  correlationMatrixMeta,
  type MatrixQuantity,
  matrixRowField,
} from '../schema/correlationMatrix';
import { numberValues } from './numberValues';

/** A finished matrix as the data source delivers it: the coefficients, and whichever numbers came along. */
export interface DeliveredMatrix {
  readonly names: readonly string[];
  readonly method: CorrelationMatrixMeta['method'];
  /** Flat, row after row; `r` is always there. */
  readonly quantities: Readonly<Partial<Record<MatrixQuantity, Float64Array>>> & { readonly r: Float64Array };
}

/** Reads the frames of a correlation matrix; null where there is none among the frames. */
export function readCorrelationMatrix(frames: readonly DataFrame[]): DeliveredMatrix | null {
  let names: string[] | null = null;
  let method: CorrelationMatrixMeta['method'] = 'pearson';
  const quantities: Partial<Record<MatrixQuantity, Float64Array>> = {};
  for (const frame of frames) {
    const custom: unknown = frame.meta?.custom?.['covary'];
    const meta = correlationMatrixMeta.safeParse(custom);
    if (!meta.success) {
      continue;
    }
    const rowNames = readRowNames(frame);
    if (names && rowNames.join('\n') !== names.join('\n')) {
      continue;
    }
    names = rowNames;
    method = meta.data.method;
    quantities[meta.data.quantity] = readSquare(frame, rowNames.length);
  }
  const { r } = quantities;
  return names && r ? { names, method, quantities: { ...quantities, r } } : null;
}

function readRowNames(frame: DataFrame): string[] {
  const field = frame.fields.find((candidate) => candidate.name === matrixRowField) ?? frame.fields[0];
  return field ? Array.from(field.values, (name) => String(name)) : [];
}

function readSquare(frame: DataFrame, size: number): Float64Array {
  const values = new Float64Array(size * size).fill(Number.NaN);
  const columns = frame.fields.filter((field) => field.type === FieldType.number).slice(0, size);
  columns.forEach((field, column) => {
    const cells = numberValues(field);
    for (let row = 0; row < size; row++) {
      values[row * size + column] = cells[row] ?? Number.NaN;
    }
  });
  return values;
}
