/** The distance of two rows that start at `first` and `second` of flat data. */
export type RowDistance = (data: Float64Array, first: number, second: number, columns: number) => number;

/** The greatest absolute difference. */
export const chebyshevDistance: RowDistance = (data, first, second, columns) => {
  let greatest = 0;
  for (let c = 0; c < columns; c++) {
    greatest = Math.max(greatest, Math.abs(data[first + c] - data[second + c]));
  }
  return greatest;
};

/** The root of order `power` of the summed absolute differences raised to it. */
export function minkowskiDistance(power: number): RowDistance {
  return (data, first, second, columns) => {
    let sum = 0;
    for (let c = 0; c < columns; c++) {
      sum += Math.abs(data[first + c] - data[second + c]) ** power;
    }
    return sum ** (1 / power);
  };
}

/** The summed |u − v| / (|u| + |v|); two zeros differ by nothing. */
export const canberraDistance: RowDistance = (data, first, second, columns) => {
  let sum = 0;
  for (let c = 0; c < columns; c++) {
    const u = data[first + c];
    const v = data[second + c];
    const size = Math.abs(u) + Math.abs(v);
    sum += size === 0 ? 0 : Math.abs(u - v) / size;
  }
  return sum;
};

/** The summed |u − v| over the summed |u + v|; NaN where nothing is left of the latter. */
export const brayCurtisDistance: RowDistance = (data, first, second, columns) => {
  let differences = 0;
  let sums = 0;
  for (let c = 0; c < columns; c++) {
    differences += Math.abs(data[first + c] - data[second + c]);
    sums += Math.abs(data[first + c] + data[second + c]);
  }
  return differences / sums;
};

/**
 * The root of the Jensen–Shannon divergence (natural logarithm) of rows as shares of their sums. NaN where a value is
 * negative or a row sums to 0.
 */
export const jensenShannonDistance: RowDistance = (data, first, second, columns) => {
  let sumU = 0;
  let sumV = 0;
  let isNegative = false;
  for (let c = 0; c < columns; c++) {
    sumU += data[first + c];
    sumV += data[second + c];
    isNegative ||= data[first + c] < 0 || data[second + c] < 0;
  }
  let divergence = 0;
  for (let c = 0; c < columns; c++) {
    const u = data[first + c] / sumU;
    const v = data[second + c] / sumV;
    const middle = (u + v) / 2;
    divergence += (relativeEntropy(u, middle) + relativeEntropy(v, middle)) / 2;
  }
  // Of equal rows rounding leaves a little less than nothing.
  return isNegative ? Number.NaN : Math.sqrt(divergence < 0 ? 0 : divergence);
};

/** The share of columns that are not equal. */
export const hammingDistance: RowDistance = (data, first, second, columns) => {
  let unequal = 0;
  for (let c = 0; c < columns; c++) {
    const u = data[first + c];
    const v = data[second + c];
    unequal += u === v ? 0 : u - v === u - v ? 1 : Number.NaN;
  }
  return unequal / columns;
};

/** Of the columns in which either row is not 0, the share in which only one is; 0 where both are 0 throughout. */
export const jaccardDistance: RowDistance = (data, first, second, columns) => {
  let either = 0;
  let one = 0;
  for (let c = 0; c < columns; c++) {
    const u = data[first + c];
    const v = data[second + c];
    const missing = u - u + (v - v);
    either += (u !== 0 || v !== 0 ? 1 : 0) + missing;
    one += (u !== 0) === (v !== 0) ? 0 : 1;
  }
  return either === 0 ? 0 : one / either;
};

function relativeEntropy(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log(share / middle);
}
