import {
  finishPairsInPlace,
  leastShareOfVariance,
  type PairCorrelations,
  type StandardiseRow,
} from '../correlatedPairs';
import { presencePlan, type PresencePlan } from '../presencePlan';

/** The twin of pairCorrelations without WebAssembly. */
export function plainPairCorrelations(
  data: Float64Array,
  rows: number,
  length: number,
  standardiseRow: StandardiseRow
): PairCorrelations {
  const plan = presencePlan(data, rows, length);
  const z = new Float64Array(rows * length);
  const varies = new Uint8Array(rows);
  for (let i = 0; i < rows; i++) {
    const row = z.subarray(i * length, (i + 1) * length);
    if (standardiseRow(data.subarray(i * length, (i + 1) * length), row)) {
      varies[i] = 1;
    } else {
      row.fill(0);
    }
  }
  const values = new Float64Array(rows * rows);
  const counts = new Float64Array(rows * rows).fill(length);
  for (let i = 0; i < rows; i++) {
    counts[i * rows + i] = length - (plan.starts[i + 1] - plan.starts[i]);
    multiplyRow(z, rows, length, i, values);
    if (plan.missing.length > 0) {
      correlateGapped(plan, z, rows, length, i, values, counts);
    }
    for (let j = i + 1; j < rows; j++) {
      values[j * rows + i] = values[i * rows + j];
      counts[j * rows + i] = counts[i * rows + j];
    }
  }
  return { values, counts, doubtful: finishPairsInPlace(values, varies, plan.missing.length > 0) };
}

/** The products of row i with the rows from i on, four at a time. */
function multiplyRow(z: Float64Array, rows: number, length: number, i: number, values: Float64Array): void {
  const row = i * length;
  for (let j = i; j < rows; j += 4) {
    const a = j * length;
    const b = Math.min(rows - 1, j + 1) * length;
    const c = Math.min(rows - 1, j + 2) * length;
    const d = Math.min(rows - 1, j + 3) * length;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let t = 0; t < length; t++) {
      const value = z[row + t];
      sumA += value * z[a + t];
      sumB += value * z[b + t];
      sumC += value * z[c + t];
      sumD += value * z[d + t];
    }
    const sums = [sumA, sumB, sumC, sumD];
    for (let k = 0; k < 4 && j + k < rows; k++) {
      values[i * rows + j + k] = sums[k];
    }
  }
}

function correlateGapped(
  plan: PresencePlan,
  z: Float64Array,
  rows: number,
  length: number,
  i: number,
  values: Float64Array,
  counts: Float64Array
): void {
  const { missing, starts, masks } = plan;
  const words = plan.words * 2;
  for (let j = i + 1; j < rows; j++) {
    if (starts[i] === starts[i + 1] && starts[j] === starts[j + 1]) {
      continue;
    }
    let count = length;
    for (let w = 0; w < words; w++) {
      count -= bitCount(masks[i * words + w] | masks[j * words + w]);
    }
    let sumI = 0;
    let squaresI = 1;
    for (let m = starts[j]; m < starts[j + 1]; m++) {
      const value = z[i * length + missing[m]];
      sumI -= value;
      squaresI -= value * value;
    }
    let sumJ = 0;
    let squaresJ = 1;
    for (let m = starts[i]; m < starts[i + 1]; m++) {
      const value = z[j * length + missing[m]];
      sumJ -= value;
      squaresJ -= value * value;
    }
    const varianceI = squaresI - (sumI * sumI) / count;
    const varianceJ = squaresJ - (sumJ * sumJ) / count;
    const at = i * rows + j;
    counts[at] = count;
    if (count < 2) {
      values[at] = NaN;
    } else if (varianceI >= leastShareOfVariance && varianceJ >= leastShareOfVariance) {
      values[at] = (values[at] - (sumI * sumJ) / count) / Math.sqrt(varianceI * varianceJ);
    } else {
      values[at] = 2;
    }
  }
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
