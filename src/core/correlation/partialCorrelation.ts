import { correlationSignificance } from './correlationSignificance';
import { pearson } from './pearson';
import { standardise } from './standardise';

/** A correlation that others do not explain. */
export interface PartialCorrelation {
  readonly r: number;
  /** The points at which both series and all controls are present. */
  readonly count: number;
  /** Two-sided, for independent points, with n - 2 - k degrees of freedom for k controls. */
  readonly p: number;
}

/** A control of which less than this is left once the others are taken out adds nothing. */
const leastRest = 1e-10;

/**
 * Pearson's correlation of what is left of two series after a linear regression on `controls` (traffic, say), over the
 * points where all are present. NaN for too few points and where nothing is left of either series.
 */
export function partialCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  controls: ReadonlyArray<ArrayLike<number>>
): PartialCorrelation {
  const complete = completePlaces([x, y, ...controls]);
  const count = complete.length;
  const basis: Float64Array[] = [];
  for (const control of controls) {
    const rest = restOf(control, complete, basis);
    if (rest !== undefined) {
      basis.push(rest);
    }
  }
  const restX = restOf(x, complete, basis);
  const restY = restOf(y, complete, basis);
  const enough = count - basis.length >= 3;
  const r = enough && restX && restY ? pearson(restX, restY) : NaN;
  return { r, count, p: correlationSignificance(r, count - basis.length) };
}

function completePlaces(all: ReadonlyArray<ArrayLike<number>>): number[] {
  const length = all.reduce((least, values) => Math.min(least, values.length), Infinity);
  const places: number[] = [];
  for (let i = 0; i < length; i++) {
    if (all.every((values) => values[i] === values[i])) {
      places.push(i);
    }
  }
  return places;
}

/** The standardised values less their parts along the basis, of length 1; undefined when nothing is left. */
function restOf(
  values: ArrayLike<number>,
  places: readonly number[],
  basis: readonly Float64Array[]
): Float64Array | undefined {
  const rest = standardise(Float64Array.from(places, (i) => values[i]));
  // Twice: the first pass leaves rounding of the size of what it took out.
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of basis) {
      const share = dot(rest, direction);
      for (let i = 0; i < rest.length; i++) {
        rest[i] -= share * direction[i];
      }
    }
  }
  const length = Math.sqrt(dot(rest, rest));
  return length > leastRest ? rest.map((value) => value / length) : undefined;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += a[i] * b[i];
  }
  return sum;
}
