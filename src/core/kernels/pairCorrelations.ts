import {
  finishPairsInPlace,
  leastShareOfVariance,
  type PairCorrelations,
  type StandardiseRow,
} from './correlatedPairs';
import { kernelModule, type KernelModule } from './kernelModule';
import { presencePlan, type PresencePlan } from './presencePlan';
import { plainPairCorrelations } from './plain/plainPairCorrelations';

/** Rows taken together, in fours for products and in eights for gaps: two tiles lie in the cache. */
const tileRows = 48;

/** Values of each of them that are taken together, a multiple of 4. */
const tileValues = 512;

/** Values of eight rows that fit into the first cache. */
const sectionLength = 256;

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
  const paddedRows = Math.ceil(rows / 24) * 24;
  const plan = presencePlan(data, rows, length, sectionLength);
  const hasGaps = plan.missing.length > 0;
  // Gaps need all products before the rows are put in another order; without them a panel at a time is enough.
  const panelRows = hasGaps ? paddedRows : tileRows;
  const workValues = Math.max(4 * stride, hasGaps ? gapValues(plan, rows, stride) : 0);
  const z = module.reserve(8 * (paddedRows * stride + panelRows * paddedRows + workValues) + rows);
  const out = z + 8 * paddedRows * stride;
  const work = out + 8 * panelRows * paddedRows;
  const varies = loadRows(module, z, stride, work, data, rows, length, standardiseRow);
  module.doubles(z + 8 * rows * stride, (paddedRows - rows) * stride).fill(0);
  functions.packRows(z, stride, paddedRows, work);
  const values = new Float64Array(rows * rows);
  const counts = new Float64Array(rows * rows).fill(length);
  const panel = module.doubles(out, panelRows * paddedRows);
  for (let first = 0; first < rows; first += panelRows) {
    const last = Math.min(rows, first + panelRows);
    panel.fill(0);
    for (let i = first; i < last; i += tileRows) {
      const iEnd = Math.min(paddedRows, i + tileRows);
      const to = out - 8 * first * paddedRows;
      for (let j = i; j < paddedRows; j += tileRows) {
        const jEnd = Math.min(paddedRows, j + tileRows);
        for (let k = 0; k < stride; k += tileValues) {
          functions.addProducts(z, stride, i, iEnd, j, jEnd, k, Math.min(stride, k + tileValues), to, paddedRows);
        }
      }
    }
    if (hasGaps) {
      functions.unpackRows(z, stride, paddedRows, work);
      correlateGaps(module, plan, z, stride, length, rows, out, paddedRows, work);
    }
    mirrorPanel(panel, first, last, paddedRows, values, rows);
  }
  if (hasGaps) {
    mirrorCounts(panel, paddedRows, plan, length, counts, rows);
  }
  return { values, counts, doubtful: finishPairsInPlace(values, varies, hasGaps) };
}

/** Copies the rows `first` … `last` of an upper triangle to both sides of a matrix, by tiles that stay in the cache. */
function mirrorPanel(
  panel: Float64Array,
  first: number,
  last: number,
  panelStride: number,
  wholeInPlace: Float64Array,
  rows: number
): void {
  for (let iTile = first; iTile < last; iTile += tileRows) {
    const iEnd = Math.min(last, iTile + tileRows);
    for (let jTile = iTile; jTile < rows; jTile += tileRows) {
      const jEnd = Math.min(rows, jTile + tileRows);
      for (let i = iTile; i < iEnd; i++) {
        for (let j = Math.max(i, jTile), from = (i - first) * panelStride; j < jEnd; j++) {
          const value = panel[from + j];
          wholeInPlace[i * rows + j] = value;
          wholeInPlace[j * rows + i] = value;
        }
      }
    }
  }
}

/** Copies the counts from a lower triangle; on the diagonal stands how many values the row has. */
function mirrorCounts(
  lower: Float64Array,
  stride: number,
  { starts, sections }: PresencePlan,
  length: number,
  wholeInPlace: Float64Array,
  rows: number
): void {
  for (let iTile = 0; iTile < rows; iTile += tileRows) {
    const iEnd = Math.min(rows, iTile + tileRows);
    for (let jTile = 0; jTile <= iTile; jTile += tileRows) {
      for (let i = iTile; i < iEnd; i++) {
        for (let j = jTile; j < Math.min(i, jTile + tileRows); j++) {
          const count = lower[i * stride + j];
          wholeInPlace[i * rows + j] = count;
          wholeInPlace[j * rows + i] = count;
        }
      }
    }
    for (let i = iTile; i < iEnd; i++) {
      wholeInPlace[i * rows + i] = length - (starts[(i + 1) * sections] - starts[i * sections]);
    }
  }
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

/** How many values' room correlateGaps needs. */
function gapValues(plan: PresencePlan, rows: number, stride: number): number {
  return 8 + scratchValues(stride) + rows * plan.words + plan.missing.length + plan.starts.length;
}

function scratchValues(stride: number): number {
  return Math.max(8 * stride, 8 * sectionLength + 4 * tileRows * tileRows);
}

/** Turns the products of all rows into correlations, and puts the counts below the diagonal. */
function correlateGaps(
  module: KernelModule,
  plan: PresencePlan,
  z: number,
  stride: number,
  length: number,
  rows: number,
  out: number,
  paddedRows: number,
  work: number
): void {
  const { functions } = module;
  const { words, sections } = plan;
  const scratch = Math.ceil(work / 64) * 64;
  const masks = scratch + 8 * scratchValues(stride);
  const missing = masks + 8 * rows * words;
  const starts = missing + 4 * plan.missing.length;
  module.integers(masks, plan.masks.length).set(plan.masks);
  module.integers(missing, plan.missing.length).set(plan.missing);
  module.integers(starts, plan.starts.length).set(plan.starts);
  functions.interleaveRows(z, stride, paddedRows, scratch);
  const byI = scratch + 64 * sectionLength;
  const byJ = byI + 16 * tileRows * tileRows;
  for (let i = 0; i < rows; i += tileRows) {
    const iEnd = Math.min(rows, i + tileRows);
    for (let j = i; j < rows; j += tileRows) {
      const jEnd = Math.min(rows, j + tileRows);
      functions.sumWhereMissing(z, stride, i, iEnd, j, jEnd, missing, starts, sections, sectionLength, scratch, byI);
      functions.sumWhereMissing(z, stride, j, jEnd, i, iEnd, missing, starts, sections, sectionLength, scratch, byJ);
      functions.correlateGapped(
        length,
        i,
        iEnd,
        j,
        jEnd,
        byI,
        byJ,
        masks,
        words,
        out,
        paddedRows,
        leastShareOfVariance
      );
    }
  }
}
