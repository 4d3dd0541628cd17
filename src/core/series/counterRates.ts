import { counterIncreases } from './counterIncreases';

/**
 * A counter's growth per second between each present sample and the one before it; resets as in
 * {@link counterIncreases}. NaN at the first sample, at missing ones and where two samples have the same time.
 *
 * @param times in epoch milliseconds, ascending
 */
export function counterRates(times: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
  const rates = counterIncreases(values);
  let lastTime = NaN;
  for (let i = 0; i < rates.length; i++) {
    if (Number.isFinite(values[i])) {
      const elapsedMs = times[i] - lastTime;
      rates[i] = elapsedMs > 0 ? rates[i] / (elapsedMs / 1000) : NaN;
      lastTime = times[i];
    }
  }
  return rates;
}
