import { asFloat64 } from '../asFloat64';
import { rollingZScores } from './rollingZScores';

/** {@link rollingZScores} of a single series. */
export function rollingZScore(values: ArrayLike<number>, window: number, minimum: number): Float64Array {
  const [scores] = rollingZScores([asFloat64(values)], window, minimum);
  return scores;
}
