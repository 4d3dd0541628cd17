/**
 * `out[k]` = Σ x[t] × y[t + first + k] over 0 ≤ t < `length` for k = 0 … 5. `length` is a multiple of 6, and six more
 * values of y can be read.
 */
export function sixLaggedProducts(x: usize, y: usize, length: i32, first: i32, out: usize): void {
  let at = x;
  const end = x + ((<usize>length) << 3);
  let from = y + ((<usize>first) << 3);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let s4 = s0;
  let s5 = s0;
  let e0 = v128.load(from);
  let o0 = v128.load(from, 8);
  let e1 = v128.load(from, 16);
  let o1 = v128.load(from, 24);
  while (at < end) {
    const x0 = v128.load(at);
    let e2 = v128.load(from, 32);
    let o2 = v128.load(from, 40);
    s0 = f64x2.add(s0, f64x2.mul(x0, e0));
    s1 = f64x2.add(s1, f64x2.mul(x0, o0));
    s2 = f64x2.add(s2, f64x2.mul(x0, e1));
    s3 = f64x2.add(s3, f64x2.mul(x0, o1));
    s4 = f64x2.add(s4, f64x2.mul(x0, e2));
    s5 = f64x2.add(s5, f64x2.mul(x0, o2));
    const x1 = v128.load(at, 16);
    e0 = v128.load(from, 48);
    o0 = v128.load(from, 56);
    s0 = f64x2.add(s0, f64x2.mul(x1, e1));
    s1 = f64x2.add(s1, f64x2.mul(x1, o1));
    s2 = f64x2.add(s2, f64x2.mul(x1, e2));
    s3 = f64x2.add(s3, f64x2.mul(x1, o2));
    s4 = f64x2.add(s4, f64x2.mul(x1, e0));
    s5 = f64x2.add(s5, f64x2.mul(x1, o0));
    const x2 = v128.load(at, 32);
    e1 = v128.load(from, 64);
    o1 = v128.load(from, 72);
    s0 = f64x2.add(s0, f64x2.mul(x2, e2));
    s1 = f64x2.add(s1, f64x2.mul(x2, o2));
    s2 = f64x2.add(s2, f64x2.mul(x2, e0));
    s3 = f64x2.add(s3, f64x2.mul(x2, o0));
    s4 = f64x2.add(s4, f64x2.mul(x2, e1));
    s5 = f64x2.add(s5, f64x2.mul(x2, o1));
    at += 48;
    from += 48;
  }
  store<f64>(out, f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1), 0);
  store<f64>(out, f64x2.extract_lane(s1, 0) + f64x2.extract_lane(s1, 1), 8);
  store<f64>(out, f64x2.extract_lane(s2, 0) + f64x2.extract_lane(s2, 1), 16);
  store<f64>(out, f64x2.extract_lane(s3, 0) + f64x2.extract_lane(s3, 1), 24);
  store<f64>(out, f64x2.extract_lane(s4, 0) + f64x2.extract_lane(s4, 1), 32);
  store<f64>(out, f64x2.extract_lane(s5, 0) + f64x2.extract_lane(s5, 1), 40);
}
