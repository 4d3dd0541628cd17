import { studentQuantile } from './distributions/studentDistribution';

/** A straight line through points: y = intercept + slope · x. */
export interface LinearRegression {
  readonly slope: number;
  readonly intercept: number;
  /** Pearson's correlation of the points. */
  readonly r: number;
  readonly count: number;
  /**
   * Half the width, at a value of x, of the interval that holds the line there with 95 % confidence (normal, independent
   * residuals). NaN for fewer than three points.
   */
  readonly halfWidthAt: (x: number) => number;
}

/**
 * Ordinary least squares over the pairs where both values are finite, as scipy's linregress. Undefined for fewer than
 * two pairs and where x does not vary; `r` is NaN where y does not vary.
 */
export function linearRegression(x: ArrayLike<number>, y: ArrayLike<number>): LinearRegression | undefined {
  const length = Math.min(x.length, y.length);
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < length; i++) {
    if (Number.isFinite(x[i]) && Number.isFinite(y[i])) {
      count++;
      sumX += x[i];
      sumY += y[i];
    }
  }
  const meanX = sumX / count;
  const meanY = sumY / count;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < length; i++) {
    if (Number.isFinite(x[i]) && Number.isFinite(y[i])) {
      const dx = x[i] - meanX;
      const dy = y[i] - meanY;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
  }
  // Rounding of the mean alone gives constant values about this much.
  const noise = count * (Math.abs(meanX) * Number.EPSILON) ** 2;
  if (count < 2 || !(xx > noise)) {
    return undefined;
  }
  const slope = xy / xx;
  const r = yy > count * (Math.abs(meanY) * Number.EPSILON) ** 2 ? xy / Math.sqrt(xx * yy) : Number.NaN;
  const degrees = count - 2;
  const residual = Math.sqrt(Math.max(0, yy - slope * xy) / degrees);
  const t = degrees > 0 ? studentQuantile(0.975, degrees) : Number.NaN;
  return {
    slope,
    intercept: meanY - slope * meanX,
    r: Math.max(-1, Math.min(1, r)),
    count,
    halfWidthAt: (at) => t * residual * Math.sqrt(1 / count + (at - meanX) ** 2 / xx),
  };
}
