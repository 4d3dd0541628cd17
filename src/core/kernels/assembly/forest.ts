/**
 * Adds, for each row, the path length that a tree gives it to `totals`. The tree is complete with `depth` levels of
 * splits: node n has the children 2 n + 1 and 2 n + 2; a row goes to the first if its value of the node's column (given as
 * a byte offset) is at most the threshold. `lengths` holds the path lengths of the 2^depth places below. `rows` is a
 * multiple of 4.
 */
export function addPathLengths(
  data: usize,
  rows: i32,
  columns: i32,
  offsets: usize,
  thresholds: usize,
  lengths: usize,
  depth: i32,
  totals: usize
): void {
  const bytes = (<usize>columns) << 3;
  const inner = (1 << depth) - 1;
  for (let i = 0; i < rows; i += 4) {
    const a = data + <usize>i * bytes;
    const b = a + bytes;
    const c = b + bytes;
    const d = c + bytes;
    let na = 0;
    let nb = 0;
    let nc = 0;
    let nd = 0;
    for (let level = 0; level < depth; level++) {
      const ta = load<f64>(thresholds + ((<usize>na) << 3));
      const tb = load<f64>(thresholds + ((<usize>nb) << 3));
      const tc = load<f64>(thresholds + ((<usize>nc) << 3));
      const td = load<f64>(thresholds + ((<usize>nd) << 3));
      const va = load<f64>(a + load<i32>(offsets + ((<usize>na) << 2)));
      const vb = load<f64>(b + load<i32>(offsets + ((<usize>nb) << 2)));
      const vc = load<f64>(c + load<i32>(offsets + ((<usize>nc) << 2)));
      const vd = load<f64>(d + load<i32>(offsets + ((<usize>nd) << 2)));
      na = 2 * na + 2 - <i32>(va <= ta);
      nb = 2 * nb + 2 - <i32>(vb <= tb);
      nc = 2 * nc + 2 - <i32>(vc <= tc);
      nd = 2 * nd + 2 - <i32>(vd <= td);
    }
    const at = totals + ((<usize>i) << 3);
    store<f64>(at, load<f64>(at) + load<f64>(lengths + ((<usize>(na - inner)) << 3)));
    store<f64>(at, load<f64>(at, 8) + load<f64>(lengths + ((<usize>(nb - inner)) << 3)), 8);
    store<f64>(at, load<f64>(at, 16) + load<f64>(lengths + ((<usize>(nc - inner)) << 3)), 16);
    store<f64>(at, load<f64>(at, 24) + load<f64>(lengths + ((<usize>(nd - inner)) << 3)), 24);
  }
}
