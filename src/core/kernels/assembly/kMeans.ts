/**
 * Writes each row's nearest centroid (the first among equals) to `labels` and the squared distance to `distances`;
 * returns how many labels changed. `columnsData` holds `columns` columns of `rows` values, `rows` a multiple of 4;
 * `centroids` is row-major.
 */
export function assignRows(
  columnsData: usize,
  rows: i32,
  columns: i32,
  centroids: usize,
  k: i32,
  labels: usize,
  distances: usize
): i32 {
  const columnBytes = (<usize>rows) << 3;
  let changed = 0;
  for (let i = 0; i < rows; i += 4) {
    let least0 = f64x2.splat(Infinity);
    let least1 = least0;
    let nearest0 = i64x2.splat(0);
    let nearest1 = nearest0;
    let centroid = centroids;
    for (let cluster = 0; cluster < k; cluster++) {
      let at = columnsData + ((<usize>i) << 3);
      let sum0 = f64x2.splat(0);
      let sum1 = sum0;
      for (let c = 0; c < columns; c++) {
        const coordinate = v128.load_splat<f64>(centroid);
        const d0 = f64x2.sub(v128.load(at), coordinate);
        const d1 = f64x2.sub(v128.load(at, 16), coordinate);
        sum0 = f64x2.add(sum0, f64x2.mul(d0, d0));
        sum1 = f64x2.add(sum1, f64x2.mul(d1, d1));
        at += columnBytes;
        centroid += 8;
      }
      const number = i64x2.splat(cluster);
      const nearer0 = f64x2.lt(sum0, least0);
      const nearer1 = f64x2.lt(sum1, least1);
      least0 = v128.bitselect(sum0, least0, nearer0);
      least1 = v128.bitselect(sum1, least1, nearer1);
      nearest0 = v128.bitselect(number, nearest0, nearer0);
      nearest1 = v128.bitselect(number, nearest1, nearer1);
    }
    const label = labels + ((<usize>i) << 2);
    const now = i32x4.shuffle(nearest0, nearest1, 0, 2, 4, 6);
    const same = i32x4.eq(v128.load(label), now);
    changed += 4 - popcnt<i32>(i32x4.bitmask(same));
    v128.store(label, now);
    v128.store(distances + ((<usize>i) << 3), least0);
    v128.store(distances + ((<usize>i) << 3), least1, 16);
  }
  return changed;
}

/**
 * The sum over all rows of the lesser of `nearest` and the squared distance to row `row`, and those values in `out`
 * (which may be `nearest`). The last of `rows`, from `realRows` on, only fill up to a multiple of 4 and do not count.
 */
export function nearerRows(
  columnsData: usize,
  rows: i32,
  realRows: i32,
  columns: i32,
  row: i32,
  nearest: usize,
  out: usize
): f64 {
  const columnBytes = (<usize>rows) << 3;
  let total0 = f64x2.splat(0);
  let total1 = total0;
  for (let i = 0; i < rows; i += 4) {
    let at = columnsData + ((<usize>i) << 3);
    let coordinate = columnsData + ((<usize>row) << 3);
    let sum0 = f64x2.splat(0);
    let sum1 = sum0;
    for (let c = 0; c < columns; c++) {
      const value = v128.load_splat<f64>(coordinate);
      const d0 = f64x2.sub(v128.load(at), value);
      const d1 = f64x2.sub(v128.load(at, 16), value);
      sum0 = f64x2.add(sum0, f64x2.mul(d0, d0));
      sum1 = f64x2.add(sum1, f64x2.mul(d1, d1));
      at += columnBytes;
      coordinate += columnBytes;
    }
    const offset = (<usize>i) << 3;
    sum0 = f64x2.pmin(v128.load(nearest + offset), sum0);
    sum1 = f64x2.pmin(v128.load(nearest + offset, 16), sum1);
    if (i + 4 > realRows) {
      sum1 = f64x2.replace_lane(sum1, 1, 0);
      sum1 = i + 3 > realRows ? f64x2.splat(0) : sum1;
      sum0 = i + 2 > realRows ? f64x2.replace_lane(sum0, 1, 0) : sum0;
    }
    v128.store(out + offset, sum0);
    v128.store(out + offset, sum1, 16);
    total0 = f64x2.add(total0, sum0);
    total1 = f64x2.add(total1, sum1);
  }
  total0 = f64x2.add(total0, total1);
  return f64x2.extract_lane(total0, 0) + f64x2.extract_lane(total0, 1);
}

/** The first row at which the running sum of `weights` exceeds `target`; the last row if none does. */
export function rowAtWeight(weights: usize, rows: i32, target: f64): i32 {
  let sum: f64 = 0;
  let i = 0;
  for (; i + 8 <= rows; i += 8) {
    const at = weights + ((<usize>i) << 3);
    const pairs = f64x2.add(
      f64x2.add(v128.load(at), v128.load(at, 16)),
      f64x2.add(v128.load(at, 32), v128.load(at, 48))
    );
    const next = sum + f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1);
    if (next > target) {
      break;
    }
    sum = next;
  }
  for (; i < rows; i++) {
    sum += load<f64>(weights + ((<usize>i) << 3));
    if (sum > target) {
      return i;
    }
  }
  return rows - 1;
}

/**
 * Brings `sums` (row-major, a row a cluster) and `counts` up to date with `labels`: only rows whose label differs from
 * the one they were `summed` under move from one cluster to another. A label of −1 is none.
 */
export function sumClusters(
  columnsData: usize,
  rows: i32,
  realRows: i32,
  columns: i32,
  labels: usize,
  summed: usize,
  sums: usize,
  counts: usize
): void {
  const columnBytes = (<usize>rows) << 3;
  for (let first = 0; first < realRows; first += 4) {
    const offset = (<usize>first) << 2;
    if (i32x4.all_true(i32x4.eq(v128.load(labels + offset), v128.load(summed + offset)))) {
      continue;
    }
    for (let i = first; i < min(first + 4, realRows); i++) {
      const label = load<i32>(labels + ((<usize>i) << 2));
      const before = load<i32>(summed + ((<usize>i) << 2));
      if (label == before) {
        continue;
      }
      store<i32>(summed + ((<usize>i) << 2), label);
      const row = columnsData + ((<usize>i) << 3);
      if (before >= 0) {
        moveRow(row, columnBytes, columns, sums + ((<usize>before * columns) << 3), -1);
        const count = counts + ((<usize>before) << 3);
        store<f64>(count, load<f64>(count) - 1);
      }
      moveRow(row, columnBytes, columns, sums + ((<usize>label * columns) << 3), 1);
      const count = counts + ((<usize>label) << 3);
      store<f64>(count, load<f64>(count) + 1);
    }
  }
}

function moveRow(row: usize, columnBytes: usize, columns: i32, sums: usize, factor: f64): void {
  for (let c = 0; c < columns; c++) {
    store<f64>(sums, load<f64>(sums) + factor * load<f64>(row));
    sums += 8;
    row += columnBytes;
  }
}
