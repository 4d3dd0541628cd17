import { type BinPlan } from '../binPlan';

/** The twin of convolvedBins without WebAssembly. */
export function plainConvolvedBins(values: Float64Array, plan: BinPlan): Float64Array {
  const { margin, kernel, step, outputs } = plan;
  const bins = shareOut(values, plan);
  const sums = new Float64Array(outputs);
  for (let g = 0; g < outputs; g++) {
    const centre = margin + g * step;
    let sum = kernel[0] * bins[centre];
    for (let k = 1; k < kernel.length; k++) {
      sum += kernel[k] * (bins[centre - k] + bins[centre + k]);
    }
    sums[g] = sum;
  }
  return sums;
}

function shareOut(values: Float64Array, { origin, binWidth, margin, binCount }: BinPlan): Float64Array {
  const bins = new Float64Array(binCount);
  for (let i = 0; i < values.length; i++) {
    const place = Math.min(binCount - 3, Math.max(1, (values[i] - origin) / binWidth + margin));
    const bin = Math.floor(place);
    const t = place - bin;
    const left = 1 - t;
    const product = t * left;
    bins[bin - 1] -= (product * (1 + left)) / 6;
    bins[bin] += (left * (1 + t) * (2 - t)) / 2;
    bins[bin + 1] += (t * (1 + t) * (2 - t)) / 2;
    bins[bin + 2] -= (product * (1 + t)) / 6;
  }
  return bins;
}
