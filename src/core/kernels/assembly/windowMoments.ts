/** What an entry of `ends` takes: count, offset and sum of squares. */
const entryBytes: usize = 24;

/**
 * Counts, references, offsets and sums of squared deviations of every trailing window of `window` values, at most `length`;
 * see windowMoments in the folder above for what they are. `ends` has room for 6 × `window` values. Every value is divided
 * by `scale` first.
 */
export function windowMoments(
  values: usize,
  length: i32,
  window: i32,
  scale: f64,
  ends: usize,
  counts: usize,
  references: usize,
  offsets: usize,
  sums2: usize
): void {
  const bytes = <usize>window * entryBytes;
  let before = ends;
  let own = ends + bytes;
  memory.fill(before, 0, bytes);
  let referenceBefore: f64 = NaN;
  for (let start = 0; start < length; start += window) {
    const size = min(window, length - start);
    let countB: f64 = 0;
    let referenceB: f64 = NaN;
    let offsetB: f64 = 0;
    let sumB: f64 = 0;
    let ownCount: f64 = 0;
    let ownReference: f64 = NaN;
    let ownOffset: f64 = 0;
    let ownSum: f64 = 0;
    for (let place = 0; place < size; place++) {
      const value = load<f64>(values + ((<usize>(start + place)) << 3)) / scale;
      if (value == value) {
        referenceB = countB == 0 ? value : referenceB;
        countB += 1;
        const distance = value - referenceB;
        const change = distance - offsetB;
        offsetB += change / countB;
        sumB += change * (distance - offsetB);
      }
      // The end of the block before has window - 1 - place elements in this window.
      const end = before + <usize>(window - 2 - place) * entryBytes;
      const countA = place == window - 1 ? 0 : load<f64>(end);
      const at = (<usize>(start + place)) << 3;
      if (countA == 0) {
        store<f64>(counts + at, countB);
        store<f64>(references + at, referenceB);
        store<f64>(offsets + at, offsetB);
        store<f64>(sums2 + at, sumB);
      } else if (countB == 0) {
        store<f64>(counts + at, countA);
        store<f64>(references + at, referenceBefore);
        store<f64>(offsets + at, load<f64>(end, 8));
        store<f64>(sums2 + at, load<f64>(end, 16));
      } else {
        const count = countA + countB;
        const between = referenceB - referenceBefore + (offsetB - load<f64>(end, 8));
        store<f64>(counts + at, count);
        store<f64>(references + at, referenceB);
        store<f64>(offsets + at, offsetB - (between * countA) / count);
        store<f64>(sums2 + at, sumB + load<f64>(end, 16) + (between * between * countA * countB) / count);
      }
      const other = load<f64>(values + ((<usize>(start + size - 1 - place)) << 3)) / scale;
      if (other == other) {
        ownReference = ownCount == 0 ? other : ownReference;
        ownCount += 1;
        const distance = other - ownReference;
        const change = distance - ownOffset;
        ownOffset += change / ownCount;
        ownSum += change * (distance - ownOffset);
      }
      const entry = own + <usize>place * entryBytes;
      store<f64>(entry, ownCount);
      store<f64>(entry, ownOffset, 8);
      store<f64>(entry, ownSum, 16);
    }
    referenceBefore = ownReference;
    const swapped = before;
    before = own;
    own = swapped;
  }
}
