import { type DataFrame, type Field, FieldType } from '@grafana/data';

import { type CorrelationMatrixMeta, type MatrixQuantity } from '../schema/correlationMatrix';
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
  const found: Partial<Record<MatrixQuantity, Float64Array>> = {};
  for (const frame of frames) {
    const meta: unknown = frame.meta?.custom?.['covary'];
    if (!isMatrixMeta(meta)) {
      continue;
    }
    const rowNames = readRowNames(frame);
    if (names && rowNames.join('\n') !== names.join('\n')) {
      continue;
    }
    names = rowNames;
    method = meta.method;
    found[meta.quantity] = readSquare(frame, rowNames.length);
  }
  const { r } = found;
  return names && r ? { names, method, quantities: { ...found, r } } : null;
}

/** The fields of a finished matrix by the names of their series: with their labels and links. */
export function matrixFields(frames: readonly DataFrame[]): ReadonlyMap<string, Field> {
  const frame = frames.find(({ meta }) => {
    const own: unknown = meta?.custom?.['covary'];
    return isMatrixMeta(own) && own.quantity === 'r';
  });
  const names = frame ? readRowNames(frame) : [];
  const columns = frame?.fields.filter((field) => field.type === FieldType.number) ?? [];
  return new Map(columns.slice(0, names.length).map((field, column) => [names[column] ?? field.name, field]));
}

const quantities: ReadonlySet<unknown> = new Set<MatrixQuantity>(['r', 'n', 'p', 'q', 'lag']);
const methods: ReadonlySet<unknown> = new Set<CorrelationMatrixMeta['method']>(['pearson', 'spearman', 'kendall']);

/** The schema's check by hand: the panels are spared a parsing library that they need for nothing else. */
function isMatrixMeta(meta: unknown): meta is CorrelationMatrixMeta {
  return (
    typeof meta === 'object' &&
    meta !== null &&
    'kind' in meta &&
    meta.kind === 'correlationMatrix' &&
    'version' in meta &&
    meta.version === 1 &&
    'quantity' in meta &&
    quantities.has(meta.quantity) &&
    'method' in meta &&
    methods.has(meta.method)
  );
}

function readRowNames(frame: DataFrame): string[] {
  const [field] = frame.fields;
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
