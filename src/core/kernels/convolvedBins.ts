import { kernelModule } from './kernelModule';

/** Even bins, and how they are read out. */
export interface BinPlan {
  /** The value that lies at the bin number `margin`. */
  readonly origin: number;
  readonly binWidth: number;
  readonly margin: number;
  readonly binCount: number;
  /** The symmetric kernel at the distances 0, 1, 2, … bins. */
  readonly kernel: Float64Array;
  /** The bins between one output and the next; the first lies at `margin`. */
  readonly step: number;
  readonly outputs: number;
}

const chunkValues = 16_384;

/**
 * Shares the values out among bins, each among the four nearest with the weights of cubic interpolation, and convolves the
 * bins with a kernel. Values outside go to the bins at the edge. Undefined where there is no SIMD.
 */
export function convolvedBins(values: Float64Array, plan: BinPlan): Float64Array | undefined {
  const module = kernelModule();
  if (module === undefined) {
    return undefined;
  }
  const { origin, binWidth, margin, binCount, kernel, step, outputs } = plan;
  const chunk = Math.min(chunkValues, values.length);
  const bins = module.reserve(8 * (binCount + kernel.length + outputs + chunk));
  const kernelAt = bins + 8 * binCount;
  const out = kernelAt + 8 * kernel.length;
  const input = out + 8 * outputs;
  module.doubles(bins, binCount).fill(0);
  module.doubles(kernelAt, kernel.length).set(kernel);
  const target = module.doubles(input, chunk);
  for (let from = 0; from < values.length; from += chunk) {
    const count = Math.min(chunk, values.length - from);
    target.set(values.subarray(from, from + count));
    module.functions.shareAmongBins(input, count, origin, 1 / binWidth, margin, bins, binCount);
  }
  module.functions.convolveBins(bins, margin, step, kernelAt, kernel.length, out, outputs);
  return module.doubles(out, outputs).slice();
}
