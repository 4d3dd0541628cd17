import { type StandardiseRow } from './correlatedPairs';
import { kernelModule, type KernelModule } from './kernelModule';

/** Rows centred and scaled to length 1. */
export interface StandardisedRows {
  /** One row after another; 0 where a value is missing, and throughout a row that does not vary. */
  readonly values: Float64Array;
  /** 1 for rows that vary. */
  readonly varies: Uint8Array;
  /** 1 for rows without missing values. */
  readonly isComplete: Uint8Array;
}

/**
 * @param rows all of `length` values; NaN is missing
 * @param valuesInPlace room for the values
 */
export function standardisedRows(
  rows: readonly Float64Array[],
  length: number,
  standardiseRow: StandardiseRow,
  valuesInPlace: Float64Array = new Float64Array(rows.length * length)
): StandardisedRows {
  const module = kernelModule();
  const values = valuesInPlace.subarray(0, rows.length * length);
  const kinds = module === undefined ? new Uint8Array(rows.length) : standardiseWith(module, rows, length, values);
  const varies = new Uint8Array(rows.length);
  const isComplete = new Uint8Array(rows.length);
  rows.forEach((row, i) => {
    varies[i] = 1;
    isComplete[i] = kinds[i] === 1 ? 1 : 0;
    if (kinds[i] === 0) {
      const target = values.subarray(i * length, (i + 1) * length);
      isComplete[i] = row.every((value) => value === value) ? 1 : 0;
      if (!standardiseRow(row, target)) {
        varies[i] = 0;
        target.fill(0);
      }
    }
  });
  return { values, varies, isComplete };
}

/** What the kernel says of each row: 1 complete, 2 with gaps, 0 in need of more care. */
function standardiseWith(
  module: KernelModule,
  rows: readonly Float64Array[],
  length: number,
  valuesInPlace: Float64Array
): Uint8Array {
  const address = module.reserve(8 * valuesInPlace.length + rows.length);
  const placed = module.doubles(address, valuesInPlace.length);
  rows.forEach((row, i) => {
    placed.set(row, i * length);
  });
  const kinds = address + 8 * valuesInPlace.length;
  module.functions.standardiseRows(address, rows.length, length, length, kinds);
  valuesInPlace.set(placed);
  return module.bytes(kinds, rows.length).slice();
}
