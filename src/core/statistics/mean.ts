import { moments } from './moments';

/** The arithmetic mean of the present values (NaN is left out); NaN when there are none. Right to the last digit or so, at any offset. */
export function mean(values: ArrayLike<number>): number {
  return moments(values).mean;
}
