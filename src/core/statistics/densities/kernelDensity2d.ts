import { bandwidthFactor, type BandwidthRule } from './kernelDensity';
import { moments } from '../moments';

/** A fitted density of two variables. */
export interface Density2d {
  /** The bandwidth as a share of the data's own spread in each direction. */
  readonly factor: number;
  /** The density at a point, per unit of x and unit of y. */
  readonly at: (x: number, y: number) => number;
}

/**
 * A Gaussian kernel density estimate of points in the plane, as scipy's gaussian_kde: the kernel has the sample's
 * covariance times the squared factor. Points with a missing coordinate are left out. Undefined for fewer than three
 * points and where the points lie on a line. Each evaluation costs one exponential a point.
 */
export function kernelDensity2d(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  rule: BandwidthRule = 'scott'
): Density2d | undefined {
  const points = completePoints(x, y);
  const count = points.x.length;
  const centreX = moments(points.x).mean;
  const centreY = moments(points.y).mean;
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < count; i++) {
    points.x[i] -= centreX;
    points.y[i] -= centreY;
    xx += points.x[i] * points.x[i];
    xy += points.x[i] * points.y[i];
    yy += points.y[i] * points.y[i];
  }
  const factor = bandwidthFactor(rule, count, 2);
  const scale = (factor * factor) / (count - 1);
  // Cholesky: the kernel is round after x / spreadX and (y - slope x) / spreadRest.
  const spreadX = Math.sqrt(xx * scale);
  const slope = xy / xx;
  const spreadRest = Math.sqrt((yy - slope * xy) * scale);
  if (count < 3 || !(spreadX > 0) || !(spreadRest > 1e-8 * Math.sqrt(yy * scale))) {
    return undefined;
  }
  const u = points.x.map((value) => value / spreadX);
  const v = points.y.map((value, i) => (value - slope * points.x[i]) / spreadRest);
  const norm = 1 / (count * 2 * Math.PI * spreadX * spreadRest);
  return {
    factor,
    at: (pointX, pointY) => {
      const atU = (pointX - centreX) / spreadX;
      const atV = (pointY - centreY - slope * (pointX - centreX)) / spreadRest;
      let sum = 0;
      for (let i = 0; i < count; i++) {
        const du = atU - u[i];
        const dv = atV - v[i];
        sum += Math.exp(-0.5 * (du * du + dv * dv));
      }
      return sum * norm;
    },
  };
}

function completePoints(x: ArrayLike<number>, y: ArrayLike<number>): { x: Float64Array; y: Float64Array } {
  const present: number[] = [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    if (x[i] === x[i] && y[i] === y[i]) {
      present.push(i);
    }
  }
  return { x: Float64Array.from(present, (i) => x[i]), y: Float64Array.from(present, (i) => y[i]) };
}
