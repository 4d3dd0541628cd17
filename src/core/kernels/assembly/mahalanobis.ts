/**
 * Squared lengths of W (row − mean) for `rows` rows, a multiple of 4: `data` is row-major with `columns` columns, an even
 * number, of which the first `used` count; `whitening` holds the lower triangle of W row by row, without what lies above
 * the diagonal. `scratch` has room for 4 × `columns` values.
 */
export function whitenedLengths(
  data: usize,
  rows: i32,
  columns: i32,
  used: i32,
  mean: usize,
  whitening: usize,
  scratch: usize,
  out: usize
): void {
  const bytes = (<usize>columns) << 3;
  for (let i = 0; i < rows; i += 4) {
    const a = data + <usize>i * bytes;
    const b = a + bytes;
    const c = b + bytes;
    const d = c + bytes;
    let to = scratch;
    for (let at: usize = 0; at < bytes; at += 16) {
      const centre = v128.load(mean + at);
      const va = f64x2.sub(v128.load(a + at), centre);
      const vb = f64x2.sub(v128.load(b + at), centre);
      const vc = f64x2.sub(v128.load(c + at), centre);
      const vd = f64x2.sub(v128.load(d + at), centre);
      v128.store(to, f64x2.shuffle(va, vb, 0, 2));
      v128.store(to, f64x2.shuffle(vc, vd, 0, 2), 16);
      v128.store(to, f64x2.shuffle(va, vb, 1, 3), 32);
      v128.store(to, f64x2.shuffle(vc, vd, 1, 3), 48);
      to += 64;
    }
    let weight = whitening;
    let total0 = f64x2.splat(0);
    let total1 = total0;
    for (let row = 1; row <= used; row++) {
      let sum0 = f64x2.splat(0);
      let sum1 = sum0;
      let from = scratch;
      const end = scratch + ((<usize>row) << 5);
      while (from < end) {
        const w = v128.load_splat<f64>(weight);
        sum0 = f64x2.add(sum0, f64x2.mul(w, v128.load(from)));
        sum1 = f64x2.add(sum1, f64x2.mul(w, v128.load(from, 16)));
        from += 32;
        weight += 8;
      }
      total0 = f64x2.add(total0, f64x2.mul(sum0, sum0));
      total1 = f64x2.add(total1, f64x2.mul(sum1, sum1));
    }
    v128.store(out + ((<usize>i) << 3), total0);
    v128.store(out + ((<usize>i) << 3), total1, 16);
  }
}
