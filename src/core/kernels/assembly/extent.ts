/** The sum of the values. */
export function sumOf(values: usize, length: i32): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const at = values + ((<usize>i) << 3);
    s0 = f64x2.add(s0, v128.load(at));
    s1 = f64x2.add(s1, v128.load(at, 16));
  }
  s0 = f64x2.add(s0, s1);
  let sum = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
  for (; i < length; i++) {
    sum += load<f64>(values + ((<usize>i) << 3));
  }
  return sum;
}

/** The greatest magnitude among the values that are not NaN; 0 if there are none. */
export function greatestMagnitude(values: usize, length: i32): f64 {
  let m0 = f64x2.splat(0);
  let m1 = m0;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const at = values + ((<usize>i) << 3);
    m0 = f64x2.pmax(m0, f64x2.abs(v128.load(at)));
    m1 = f64x2.pmax(m1, f64x2.abs(v128.load(at, 16)));
  }
  m0 = f64x2.pmax(m0, m1);
  let greatest = max(f64x2.extract_lane(m0, 0), f64x2.extract_lane(m0, 1));
  for (; i < length; i++) {
    const magnitude = abs(load<f64>(values + ((<usize>i) << 3)));
    greatest = magnitude > greatest ? magnitude : greatest;
  }
  return greatest;
}

/** The sum of the squared distances of the values from `centre`. */
export function squaresAround(values: usize, length: i32, centre: f64): f64 {
  const centres = f64x2.splat(centre);
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    const at = values + ((<usize>i) << 3);
    const a = f64x2.sub(v128.load(at), centres);
    const b = f64x2.sub(v128.load(at, 16), centres);
    s0 = f64x2.add(s0, f64x2.mul(a, a));
    s1 = f64x2.add(s1, f64x2.mul(b, b));
  }
  s0 = f64x2.add(s0, s1);
  let sum = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
  for (; i < length; i++) {
    const distance = load<f64>(values + ((<usize>i) << 3)) - centre;
    sum += distance * distance;
  }
  return sum;
}

/** The least of the values, which must not be NaN; Infinity if there are none. */
export function leastOf(values: usize, length: i32): f64 {
  let m0 = f64x2.splat(Infinity);
  let i = 0;
  for (; i + 2 <= length; i += 2) {
    m0 = f64x2.pmin(m0, v128.load(values + ((<usize>i) << 3)));
  }
  const least = min(f64x2.extract_lane(m0, 0), f64x2.extract_lane(m0, 1));
  return i < length ? min(least, load<f64>(values + ((<usize>i) << 3))) : least;
}

/** The greatest of the values, which must not be NaN; −Infinity if there are none. */
export function greatestOf(values: usize, length: i32): f64 {
  let m0 = f64x2.splat(-Infinity);
  let i = 0;
  for (; i + 2 <= length; i += 2) {
    m0 = f64x2.pmax(m0, v128.load(values + ((<usize>i) << 3)));
  }
  const greatest = max(f64x2.extract_lane(m0, 0), f64x2.extract_lane(m0, 1));
  return i < length ? max(greatest, load<f64>(values + ((<usize>i) << 3))) : greatest;
}
