import { kernelModule, type KernelModule } from './kernelModule';
import { plainLaggedProducts } from './plain/plainLaggedProducts';

/**
 * Σ x[t] × y[t + shift] over all t where both exist, for `count` shifts from `firstShift` on, for each y: one row of
 * products after another. By fast Fourier transforms of parts of x (overlap and save), four y at a time: errors are of the
 * order of 1e-16 × |x| |y|, however small the sum. All values must be finite.
 */
export function laggedProducts(
  x: Float64Array,
  ys: readonly Float64Array[],
  firstShift: number,
  count: number
): Float64Array {
  const module = kernelModule();
  return module === undefined || ys.length === 0
    ? plainLaggedProducts(x, ys, firstShift, count)
    : transformedProducts(module, x, ys, firstShift, count);
}

function transformedProducts(
  module: KernelModule,
  x: Float64Array,
  ys: readonly Float64Array[],
  firstShift: number,
  count: number
): Float64Array {
  const plan = blockPlan(x.length, count);
  const { size, blocks, advance } = plan;
  const length = (blocks - 1) * advance + size;
  const roots = module.reserve(16 * size + 16 * size * blocks + 2 * 32 * size + 2 * 32 * length);
  const spectra = roots + 16 * size;
  const sums = spectra + 16 * size * blocks;
  const work = sums + 32 * size;
  const rows = work + 32 * size;
  const packed = rows + 32 * length;
  setRoots(module.doubles(roots, 2 * size));
  setSpectra(module, x, plan, { roots, spectra, sums, work, packed });
  const placed = module.doubles(rows, 4 * length);
  const found = module.doubles(sums, 4 * size);
  const products = new Float64Array(ys.length * count);
  for (let first = 0; first < ys.length; first += 4) {
    placed.fill(0);
    const four = Math.min(4, ys.length - first);
    for (let k = 0; k < four; k++) {
      const y = ys[first + k];
      placed.set(
        y.subarray(Math.max(0, firstShift), Math.max(0, firstShift + length)),
        k * length + Math.min(length, Math.max(0, -firstShift))
      );
    }
    found.fill(0);
    module.functions.packFour(rows, length, packed);
    module.functions.addSpectra(packed, size, blocks, advance, roots, spectra, work, sums);
    module.functions.invertSpectra(sums, size, roots);
    for (let k = 0; k < four; k++) {
      for (let shift = 0, to = (first + k) * count; shift < count; shift++) {
        products[to + shift] = found[4 * shift + k];
      }
    }
  }
  return products;
}

/** How x is taken apart: `blocks` parts of `advance` values, each transformed with zeros up to `size` values. */
interface BlockPlan {
  readonly size: number;
  readonly blocks: number;
  readonly advance: number;
}

/** The power of 4 that makes the least work. */
function blockPlan(length: number, count: number): BlockPlan {
  let best: BlockPlan | undefined;
  let least = Infinity;
  for (let size = 16, stages = 2; size < 16 * (length + count); size *= 4, stages++) {
    const advance = size - count + 1;
    if (advance < 1) {
      continue;
    }
    const blocks = Math.max(1, Math.ceil(length / advance));
    const work = size * ((blocks + 1) * stages + blocks / 2);
    if (work < least) {
      least = work;
      best = { size, blocks, advance };
    }
  }
  return best ?? { size: 16, blocks: 1, advance: 16 };
}

function setRoots(rootsInPlace: Float64Array): void {
  const size = rootsInPlace.length / 2;
  for (let k = 0; k < size; k++) {
    rootsInPlace[2 * k] = Math.cos((2 * Math.PI * k) / size);
    rootsInPlace[2 * k + 1] = Math.sin((2 * Math.PI * k) / size);
  }
}

/** The spectra of the parts of x, divided by the size since the inverse transform does not do it. */
function setSpectra(
  module: KernelModule,
  x: Float64Array,
  { size, blocks, advance }: BlockPlan,
  at: Record<'roots' | 'spectra' | 'sums' | 'work' | 'packed', number>
): void {
  const spectra = module.doubles(at.spectra, 2 * size * blocks);
  const sums = module.doubles(at.sums, 4 * size);
  const packed = module.doubles(at.packed, 4 * size);
  for (let block = 0; block < blocks; block++) {
    const part = spectra.subarray(2 * size * block, 2 * size * (block + 1));
    packed.fill(0);
    sums.fill(0);
    for (let t = 0; t < Math.min(advance, x.length - block * advance); t++) {
      packed[4 * t] = x[block * advance + t];
    }
    // Times a spectrum of ones the transform remains itself.
    for (let k = 0; k < size; k++) {
      part[2 * k] = 1;
      part[2 * k + 1] = 0;
    }
    module.functions.addSpectra(at.packed, size, 1, 0, at.roots, at.spectra + 16 * size * block, at.work, at.sums);
    for (let k = 0; k < size; k++) {
      part[2 * k] = sums[4 * k] / size;
      part[2 * k + 1] = sums[4 * k + 2] / size;
    }
  }
}
