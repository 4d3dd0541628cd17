import {
  finishPairsInPlace,
  leastShareOfVariance,
  type PairCorrelations,
  type StandardiseRow,
} from './correlatedPairs';
import { kernelModule, type KernelModule } from './kernelModule';
import { presencePlan, type PresencePlan } from './presencePlan';
import { plainPairCorrelations } from './plain/plainPairCorrelations';

const tileRows = 48;

/**
 * Pearson's correlation of every pair of rows over the values that both have: one matrix product, and for rows with gaps
 * a correction by what the other row lacks.
 *
 * @param data flat, `rows` rows of `length` values; NaN is missing
 */
export function pairCorrelations(
  data: Float64Array,
  rows: number,
  length: number,
  standardiseRow: StandardiseRow
): PairCorrelations {
  const module = kernelModule();
  return module === undefined
    ? plainPairCorrelations(data, rows, length, standardiseRow)
    : correlateWith(module, data, rows, length, standardiseRow);
}

function correlateWith(
  module: KernelModule,
  data: Float64Array,
  rows: number,
  length: number,
  standardiseRow: StandardiseRow
): PairCorrelations {
  const { functions } = module;
  const stride = Math.ceil(length / 4) * 4;
  // Rows are taken three by three for products and eight by eight for gaps.
  const paddedRows = Math.ceil(rows / 24) * 24;
  const plan = presencePlan(data, rows, length);
  const hasGaps = plan.missing.length > 0;
  const z = module.reserve(
    8 *
      (paddedRows * stride + paddedRows * paddedRows + (hasGaps ? rows * (rows + plan.words) + 8 * stride + 256 : 0)) +
      4 * (plan.missing.length + rows + 1) +
      rows
  );
  const out = z + 8 * paddedRows * stride;
  const isOrdinary = out + 8 * paddedRows * paddedRows;
  const varies = loadRows(module, z, stride, isOrdinary, data, rows, length, standardiseRow);
  module.doubles(z + 8 * rows * stride, (paddedRows - rows) * stride).fill(0);
  module.doubles(out, paddedRows * paddedRows).fill(0);
  for (let i = 0; i < paddedRows; i += tileRows) {
    const iEnd = Math.min(paddedRows, i + tileRows);
    for (let j = i; j < paddedRows; j += tileRows) {
      functions.addProducts(z, stride, i, iEnd, j, Math.min(paddedRows, j + tileRows), 0, stride, out, paddedRows);
    }
  }
  const pairCounts = hasGaps
    ? correlateGaps(module, plan, z, stride, length, rows, out, paddedRows)
    : new Float64Array(rows * rows).fill(length);
  const products = module.doubles(out, paddedRows * paddedRows);
  const values = mirrored(products, rows, paddedRows);
  return { values, counts: pairCounts, doubtful: finishPairsInPlace(values, varies, hasGaps) };
}

/** The upper triangle of rows `stride` apart as a whole matrix, tile by tile so that both sides stay in the cache. */
function mirrored(upper: Float64Array, rows: number, stride: number): Float64Array {
  const whole = new Float64Array(rows * rows);
  for (let iTile = 0; iTile < rows; iTile += tileRows) {
    const iEnd = Math.min(rows, iTile + tileRows);
    for (let jTile = iTile; jTile < rows; jTile += tileRows) {
      const jEnd = Math.min(rows, jTile + tileRows);
      for (let i = iTile; i < iEnd; i++) {
        for (let j = Math.max(i, jTile); j < jEnd; j++) {
          const value = upper[i * stride + j];
          whole[i * rows + j] = value;
          whole[j * rows + i] = value;
        }
      }
    }
  }
  return whole;
}

/** Copies the rows in and standardises them, the careful ones outside; returns which of them vary. */
function loadRows(
  module: KernelModule,
  z: number,
  stride: number,
  isOrdinary: number,
  data: Float64Array,
  rows: number,
  length: number,
  standardiseRow: StandardiseRow
): Uint8Array {
  const target = module.doubles(z, rows * stride);
  if (stride === length) {
    target.set(data);
  } else {
    for (let i = 0; i < rows; i++) {
      target.set(data.subarray(i * length, (i + 1) * length), i * stride);
    }
  }
  module.functions.standardiseRows(z, rows, length, stride, isOrdinary);
  const varies = module.bytes(isOrdinary, rows).slice();
  for (let i = 0; i < rows; i++) {
    if (varies[i] !== 0) {
      varies[i] = 1;
    } else {
      const row = target.subarray(i * stride, i * stride + length);
      if (standardiseRow(data.subarray(i * length, (i + 1) * length), row)) {
        varies[i] = 1;
      } else {
        row.fill(0);
      }
    }
  }
  return varies;
}

function correlateGaps(
  module: KernelModule,
  plan: PresencePlan,
  z: number,
  stride: number,
  length: number,
  rows: number,
  out: number,
  paddedRows: number
): Float64Array {
  const counts = out + 8 * paddedRows * paddedRows;
  const masks = counts + 8 * rows * rows;
  const scratch = masks + 8 * rows * plan.words;
  const missing = scratch + 8 * (8 * stride + 256);
  const missingStarts = missing + 4 * plan.missing.length;
  module.integers(masks, plan.masks.length).set(plan.masks);
  module.integers(missing, plan.missing.length).set(plan.missing);
  module.integers(missingStarts, rows + 1).set(plan.starts);
  const pairCounts = module.doubles(counts, rows * rows).fill(length);
  for (let i = 0; i < rows; i++) {
    pairCounts[i * rows + i] = length - (plan.starts[i + 1] - plan.starts[i]);
  }
  // The products are done: the rows may be put in another order.
  module.functions.interleaveRows(z, stride, paddedRows, scratch);
  for (let i = 0; i < rows; i += 8) {
    for (let j = i; j < rows; j += 8) {
      module.functions.correlateGapped(
        z,
        stride,
        length,
        rows,
        i,
        j,
        missing,
        missingStarts,
        masks,
        plan.words,
        out,
        paddedRows,
        counts,
        leastShareOfVariance,
        scratch
      );
    }
  }
  return pairCounts.slice();
}
