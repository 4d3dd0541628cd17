// Four series are transformed at once: element k of a buffer is 32 bytes, the real parts of two complex numbers and then
// their imaginary parts; four real series are the four parts. Spectra are in digit-reversed order throughout.

/** Interleaves four rows of `length` values. */
export function packFour(rows: usize, length: i32, out: usize): void {
  const bytes = (<usize>length) << 3;
  let at = rows;
  for (const end = rows + bytes; at < end; at += 8) {
    store<f64>(out, load<f64>(at));
    store<f64>(out, load<f64>(at + bytes), 8);
    store<f64>(out, load<f64>(at + 2 * bytes), 16);
    store<f64>(out, load<f64>(at + 3 * bytes), 24);
    out += 32;
  }
}

/**
 * Adds to `sums` the spectrum of each of `blocks` parts of `packed`, `size` elements long and `advance` apart, times the
 * conjugate of the part's own spectrum among `spectra` (real and imaginary part, one number each). `size` is a power of 4,
 * 16 at least; `roots` holds cosine and sine of 2πk / size; `work` has room for `size` elements.
 */
export function addSpectra(
  packed: usize,
  size: i32,
  blocks: i32,
  advance: i32,
  roots: usize,
  spectra: usize,
  work: usize,
  sums: usize
): void {
  for (let block = 0; block < blocks; block++) {
    let from = packed + ((<usize>block * advance) << 5);
    for (let span = size; span > 4; span >>= 2) {
      forwardStage(from, work, size, span, roots);
      from = work;
    }
    addLastStage(work, size, spectra + ((<usize>block * size) << 4), sums);
  }
}

/** Turns a spectrum into values in place, `size` times too great. */
export function invertSpectra(spectrum: usize, size: i32, roots: usize): void {
  for (let span = 4; span <= size; span <<= 2) {
    inverseStage(spectrum, size, span, roots);
  }
}

/** A stage of decimation in frequency by 4. */
function forwardStage(from: usize, to: usize, size: i32, span: i32, roots: usize): void {
  const quarter = (<usize>span) << 3;
  const step = (<usize>(size / span)) << 4;
  const end = (<usize>size) << 5;
  const spanBytes = (<usize>span) << 5;
  for (let j: usize = 0, root: usize = 0; j < quarter; j += 32, root += step) {
    const r1 = v128.load_splat<f64>(roots + root);
    const i1 = v128.load_splat<f64>(roots + root, 8);
    const r2 = v128.load_splat<f64>(roots + 2 * root);
    const i2 = v128.load_splat<f64>(roots + 2 * root, 8);
    const r3 = v128.load_splat<f64>(roots + 3 * root);
    const i3 = v128.load_splat<f64>(roots + 3 * root, 8);
    for (let at = j; at < end; at += spanBytes) {
      const a = from + at;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const sumR = f64x2.add(v128.load(a), v128.load(c));
      const sumI = f64x2.add(v128.load(a, 16), v128.load(c, 16));
      const differenceR = f64x2.sub(v128.load(a), v128.load(c));
      const differenceI = f64x2.sub(v128.load(a, 16), v128.load(c, 16));
      const oddSumR = f64x2.add(v128.load(b), v128.load(d));
      const oddSumI = f64x2.add(v128.load(b, 16), v128.load(d, 16));
      const oddDifferenceR = f64x2.sub(v128.load(b), v128.load(d));
      const oddDifferenceI = f64x2.sub(v128.load(b, 16), v128.load(d, 16));
      const out = to + at;
      v128.store(out, f64x2.add(sumR, oddSumR));
      v128.store(out, f64x2.add(sumI, oddSumI), 16);
      storeTurnedBack(
        out + quarter,
        f64x2.add(differenceR, oddDifferenceI),
        f64x2.sub(differenceI, oddDifferenceR),
        r1,
        i1
      );
      storeTurnedBack(out + 2 * quarter, f64x2.sub(sumR, oddSumR), f64x2.sub(sumI, oddSumI), r2, i2);
      storeTurnedBack(
        out + 3 * quarter,
        f64x2.sub(differenceR, oddDifferenceI),
        f64x2.add(differenceI, oddDifferenceR),
        r3,
        i3
      );
    }
  }
}

/** Stores (re + i im) × (r − i s). */
function storeTurnedBack(at: usize, re: v128, im: v128, r: v128, s: v128): void {
  v128.store(at, f64x2.add(f64x2.mul(re, r), f64x2.mul(im, s)));
  v128.store(at, f64x2.sub(f64x2.mul(im, r), f64x2.mul(re, s)), 16);
}

/** The stage of span 4, whose roots are 1; its results go into `sums` times the conjugate of `spectrum`. */
function addLastStage(from: usize, size: i32, spectrum: usize, sums: usize): void {
  for (const end = from + ((<usize>size) << 5); from < end; from += 128) {
    const sumR = f64x2.add(v128.load(from), v128.load(from, 64));
    const sumI = f64x2.add(v128.load(from, 16), v128.load(from, 80));
    const differenceR = f64x2.sub(v128.load(from), v128.load(from, 64));
    const differenceI = f64x2.sub(v128.load(from, 16), v128.load(from, 80));
    const oddSumR = f64x2.add(v128.load(from, 32), v128.load(from, 96));
    const oddSumI = f64x2.add(v128.load(from, 48), v128.load(from, 112));
    const oddDifferenceR = f64x2.sub(v128.load(from, 32), v128.load(from, 96));
    const oddDifferenceI = f64x2.sub(v128.load(from, 48), v128.load(from, 112));
    addProduct(f64x2.add(sumR, oddSumR), f64x2.add(sumI, oddSumI), spectrum, sums);
    addProduct(
      f64x2.add(differenceR, oddDifferenceI),
      f64x2.sub(differenceI, oddDifferenceR),
      spectrum + 16,
      sums + 32
    );
    addProduct(f64x2.sub(sumR, oddSumR), f64x2.sub(sumI, oddSumI), spectrum + 32, sums + 64);
    addProduct(
      f64x2.sub(differenceR, oddDifferenceI),
      f64x2.add(differenceI, oddDifferenceR),
      spectrum + 48,
      sums + 96
    );
    spectrum += 64;
    sums += 128;
  }
}

function addProduct(re: v128, im: v128, spectrum: usize, sum: usize): void {
  const r = v128.load_splat<f64>(spectrum);
  const s = v128.load_splat<f64>(spectrum, 8);
  v128.store(sum, f64x2.add(v128.load(sum), f64x2.add(f64x2.mul(re, r), f64x2.mul(im, s))));
  v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.sub(f64x2.mul(im, r), f64x2.mul(re, s))), 16);
}

/** The inverse of the forward stage, times 4. */
function inverseStage(values: usize, size: i32, span: i32, roots: usize): void {
  const quarter = (<usize>span) << 3;
  const step = (<usize>(size / span)) << 4;
  const end = values + ((<usize>size) << 5);
  const spanBytes = (<usize>span) << 5;
  for (let j: usize = 0, root: usize = 0; j < quarter; j += 32, root += step) {
    const r1 = v128.load_splat<f64>(roots + root);
    const i1 = v128.load_splat<f64>(roots + root, 8);
    const r2 = v128.load_splat<f64>(roots + 2 * root);
    const i2 = v128.load_splat<f64>(roots + 2 * root, 8);
    const r3 = v128.load_splat<f64>(roots + 3 * root);
    const i3 = v128.load_splat<f64>(roots + 3 * root, 8);
    for (let a = values + j; a < end; a += spanBytes) {
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const bR = f64x2.sub(f64x2.mul(v128.load(b), r1), f64x2.mul(v128.load(b, 16), i1));
      const bI = f64x2.add(f64x2.mul(v128.load(b, 16), r1), f64x2.mul(v128.load(b), i1));
      const cR = f64x2.sub(f64x2.mul(v128.load(c), r2), f64x2.mul(v128.load(c, 16), i2));
      const cI = f64x2.add(f64x2.mul(v128.load(c, 16), r2), f64x2.mul(v128.load(c), i2));
      const dR = f64x2.sub(f64x2.mul(v128.load(d), r3), f64x2.mul(v128.load(d, 16), i3));
      const dI = f64x2.add(f64x2.mul(v128.load(d, 16), r3), f64x2.mul(v128.load(d), i3));
      const sumR = f64x2.add(v128.load(a), cR);
      const sumI = f64x2.add(v128.load(a, 16), cI);
      const differenceR = f64x2.sub(v128.load(a), cR);
      const differenceI = f64x2.sub(v128.load(a, 16), cI);
      const oddSumR = f64x2.add(bR, dR);
      const oddSumI = f64x2.add(bI, dI);
      const oddDifferenceR = f64x2.sub(bR, dR);
      const oddDifferenceI = f64x2.sub(bI, dI);
      v128.store(a, f64x2.add(sumR, oddSumR));
      v128.store(a, f64x2.add(sumI, oddSumI), 16);
      v128.store(b, f64x2.sub(differenceR, oddDifferenceI));
      v128.store(b, f64x2.add(differenceI, oddDifferenceR), 16);
      v128.store(c, f64x2.sub(sumR, oddSumR));
      v128.store(c, f64x2.sub(sumI, oddSumI), 16);
      v128.store(d, f64x2.add(differenceR, oddDifferenceI));
      v128.store(d, f64x2.sub(differenceI, oddDifferenceR), 16);
    }
  }
}
