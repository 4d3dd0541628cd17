/** Eigenvalues, greatest first, and the eigenvectors as rows of length 1 in the same order. */
export interface EigenPairs {
  readonly values: Float64Array;
  /** n × n, row-major: row i belongs to `values[i]`. */
  readonly vectors: Float64Array;
}

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: Householder's reduction to tridiagonal form, then implicit QR
 * steps with Wilkinson's shift (Golub, Van Loan, Matrix Computations, 8.3). Cost: about 9 n³.
 *
 * @param matrix n × n, symmetric, all finite; not changed
 */
export function symmetricEigen(matrix: Float64Array, n: number): EigenPairs {
  const vectors = new Float64Array(n * n);
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(Math.max(0, n - 1));
  tridiagonalise(matrix.slice(), n, diagonal, beside, vectors);
  diagonaliseInPlace(diagonal, beside, vectors);
  const order = Array.from(diagonal.keys()).sort((a, b) => diagonal[b] - diagonal[a]);
  const sorted = new Float64Array(n * n);
  order.forEach((from, to) => {
    sorted.set(vectors.subarray(from * n, (from + 1) * n), to * n);
  });
  return { values: Float64Array.from(order, (i) => diagonal[i]), vectors: sorted };
}

/** Writes the tridiagonal form of `work` (which it uses up) and, as rows, the basis in which it holds. */
function tridiagonalise(
  work: Float64Array,
  n: number,
  diagonal: Float64Array,
  beside: Float64Array,
  basis: Float64Array
): void {
  for (let i = 0; i < n; i++) {
    basis[i * n + i] = 1;
  }
  const mirror = new Float64Array(n);
  const product = new Float64Array(n);
  for (let k = 0; k < n - 2; k++) {
    let squares = 0;
    for (let i = k + 1; i < n; i++) {
      mirror[i] = work[i * n + k];
      squares += mirror[i] * mirror[i];
    }
    const norm = Math.sqrt(squares);
    if (norm === 0) {
      continue;
    }
    const pivot = mirror[k + 1];
    mirror[k + 1] += pivot < 0 ? -norm : norm;
    const scale = 1 / (squares + Math.abs(pivot) * norm);
    let dot = 0;
    for (let i = k + 1; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) {
        sum += work[i * n + j] * mirror[j];
      }
      product[i] = sum * scale;
      dot += product[i] * mirror[i];
    }
    const half = (dot * scale) / 2;
    for (let i = k + 1; i < n; i++) {
      product[i] -= half * mirror[i];
    }
    for (let i = k + 1; i < n; i++) {
      for (let j = k + 1; j < n; j++) {
        work[i * n + j] -= mirror[i] * product[j] + product[i] * mirror[j];
      }
    }
    work[(k + 1) * n + k] = pivot < 0 ? norm : -norm;
    reflectRows(basis, n, k + 1, mirror, scale);
  }
  for (let i = 0; i < n; i++) {
    diagonal[i] = work[i * n + i];
    if (i < n - 1) {
      beside[i] = work[(i + 1) * n + i];
    }
  }
}

/** Applies the reflection to the rows from `first` on: basis ← (1 − scale v vᵀ) basis. */
function reflectRows(basis: Float64Array, n: number, first: number, mirror: Float64Array, scale: number): void {
  const sums = new Float64Array(n);
  for (let i = first; i < n; i++) {
    for (let c = 0; c < n; c++) {
      sums[c] += mirror[i] * basis[i * n + c];
    }
  }
  for (let i = first; i < n; i++) {
    const factor = scale * mirror[i];
    for (let c = 0; c < n; c++) {
      basis[i * n + c] -= factor * sums[c];
    }
  }
}

function diagonaliseInPlace(diagonal: Float64Array, beside: Float64Array, vectors: Float64Array): void {
  const n = diagonal.length;
  const isNegligible = (i: number): boolean =>
    Math.abs(beside[i]) <= Number.EPSILON * (Math.abs(diagonal[i]) + Math.abs(diagonal[i + 1]));
  let end = n - 1;
  for (let steps = 0; end > 0 && steps < 60 * n; steps++) {
    if (isNegligible(end - 1)) {
      end--;
      continue;
    }
    let start = end - 1;
    while (start > 0 && !isNegligible(start - 1)) {
      start--;
    }
    const gap = (diagonal[end - 1] - diagonal[end]) / 2;
    const last = beside[end - 1];
    const shift = diagonal[end] - (last * last) / (gap + (gap < 0 ? -1 : 1) * Math.hypot(gap, last));
    let x = diagonal[start] - shift;
    let z = beside[start];
    for (let k = start; k < end; k++) {
      const length = Math.hypot(x, z);
      const cosine = length === 0 ? 1 : x / length;
      const sine = length === 0 ? 0 : z / length;
      if (k > start) {
        beside[k - 1] = length;
      }
      const a = diagonal[k];
      const b = beside[k];
      const c = diagonal[k + 1];
      diagonal[k] = cosine * cosine * a + 2 * cosine * sine * b + sine * sine * c;
      diagonal[k + 1] = sine * sine * a - 2 * cosine * sine * b + cosine * cosine * c;
      beside[k] = cosine * sine * (c - a) + (cosine * cosine - sine * sine) * b;
      x = beside[k];
      if (k < end - 1) {
        z = sine * beside[k + 1];
        beside[k + 1] *= cosine;
      }
      for (let i = 0; i < n; i++) {
        const upper = vectors[k * n + i];
        const lower = vectors[(k + 1) * n + i];
        vectors[k * n + i] = cosine * upper + sine * lower;
        vectors[(k + 1) * n + i] = cosine * lower - sine * upper;
      }
    }
  }
}
