import { type BinPlan } from './binPlan';
import { kernelModule, type KernelModule } from './kernelModule';
import { plainConvolvedBins } from './plain/plainConvolvedBins';

const chunkValues = 16_384;

/**
 * Shares the values out among bins, each among the four nearest with the weights of cubic interpolation, and convolves the
 * bins with a kernel. Values outside, infinite ones included, count as if they lay at the edge; none may be NaN.
 */
export function convolvedBins(values: Float64Array, plan: BinPlan): Float64Array {
  const module = kernelModule();
  return module === undefined ? plainConvolvedBins(values, plan) : convolveWith(module, values, plan);
}

function convolveWith(module: KernelModule, values: Float64Array, plan: BinPlan): Float64Array {
  const { origin, binWidth, margin, binCount, kernel, step, outputs } = plan;
  const chunk = Math.min(chunkValues, values.length);
  const bins = module.reserve(8 * (5 * binCount + kernel.length + outputs + chunk));
  const sums = bins + 8 * binCount;
  const kernelAt = sums + 32 * binCount;
  const out = kernelAt + 8 * kernel.length;
  const input = out + 8 * outputs;
  module.doubles(bins, 5 * binCount).fill(0);
  module.doubles(kernelAt, kernel.length).set(kernel);
  const target = module.doubles(input, chunk);
  for (let from = 0; from < values.length; from += chunk) {
    const count = Math.min(chunk, values.length - from);
    target.set(values.subarray(from, from + count));
    module.functions.sumInBins(input, count, origin, 1 / binWidth, margin, sums, binCount);
  }
  module.functions.shareAmongBins(sums, binCount, bins);
  module.functions.convolveBins(bins, margin, step, kernelAt, kernel.length, out, outputs);
  return module.doubles(out, outputs).slice();
}
