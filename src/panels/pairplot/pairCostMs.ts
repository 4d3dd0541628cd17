import { type PairWork } from './pairWork';

/** Samples of a pair or a variable that are worked through in a millisecond, roughly, on a laptop. */
const perMs = {
  correlation: 80_000,
  hexagons: 6000,
  contours: 20_000,
  density: 2000,
  binnedDensity: 10_000,
  bars: 3000,
};
/** More values than this are binned before their density is estimated. */
const mostDense = 5000;
/** One group's density in the plane, with its contours. */
const contoursMs = 2;

/** About how long the cells of a pairplot take. */
export function pairCostMs({ samples, options }: PairWork): number {
  const { variables, groupCount } = samples;
  const count = samples.groups.length;
  const pairs = (variables.length * (variables.length - 1)) / (options.isCorner ? 2 : 1);
  return variables.length * diagonalMs(options, count) + pairs * pairMs(options, count, groupCount);
}

function diagonalMs({ diagonal }: PairWork['options'], count: number): number {
  switch (diagonal) {
    case 'none':
      return 0;
    case 'histogram':
      return count / perMs.bars;
    case 'density':
      return Math.min(count, mostDense) / perMs.density + count / perMs.binnedDensity;
  }
}

function pairMs({ kind }: PairWork['options'], count: number, groupCount: number): number {
  const correlation = count / perMs.correlation;
  switch (kind) {
    case 'points':
      return correlation;
    case 'hexagons':
      return correlation + count / perMs.hexagons;
    case 'contours':
      return correlation + groupCount * contoursMs + count / perMs.contours;
  }
}
