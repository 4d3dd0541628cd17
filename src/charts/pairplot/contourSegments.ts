import { type DensityGrid } from './densityGrid';

/**
 * The line along which a density equals a level, as segments of four numbers (x1, y1, x2, y2) in the unit square, by
 * marching squares; a saddle is split by its mean.
 */
export function contourSegments({ size, density }: DensityGrid, level: number): Float64Array {
  const segments: number[] = [];
  const cells = size - 1;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const at = row * size + column;
      const corners = [density[at], density[at + 1], density[at + size + 1], density[at + size]];
      const inside = corners.map((value) => value > level);
      const crossings = crossedSides(corners, inside, level).map(([side, share]) => pointOn(side, share, column, row));
      const isMeanInside = (corners[0] + corners[1] + corners[2] + corners[3]) / 4 > level;
      const order = crossings.length === 4 && isMeanInside === inside[0] ? [0, 1, 2, 3] : [3, 0, 1, 2];
      const pairs = crossings.length === 4 ? order : [0, 1];
      for (let i = 0; crossings.length >= 2 && i < pairs.length; i += 2) {
        const from = crossings[pairs[i]];
        const to = crossings[pairs[i + 1]];
        segments.push(from[0] / cells, from[1] / cells, to[0] / cells, to[1] / cells);
      }
    }
  }
  return Float64Array.from(segments);
}

/**
 * The levels that enclose shares of a density's whole: `shares` of 0.9 gives the value below which a tenth of the whole
 * lies.
 */
export function enclosingLevels({ density }: DensityGrid, shares: readonly number[]): number[] {
  const ascending = density.slice().sort();
  const total = ascending.reduce((sum, value) => sum + value, 0);
  return shares.map((share) => {
    let below = 0;
    let index = 0;
    while (index < ascending.length - 1 && below + ascending[index] < (1 - share) * total) {
      below += ascending[index++];
    }
    return ascending[index];
  });
}

/** Sides in turn: below, right, above, left, each with how far along it the level is met. */
function crossedSides(
  corners: readonly number[],
  inside: readonly boolean[],
  level: number
): ReadonlyArray<readonly [number, number]> {
  const found: Array<readonly [number, number]> = [];
  for (let side = 0; side < 4; side++) {
    const next = (side + 1) % 4;
    if (inside[side] !== inside[next]) {
      found.push([side, (level - corners[side]) / (corners[next] - corners[side])]);
    }
  }
  return found;
}

function pointOn(side: number, share: number, column: number, row: number): readonly [number, number] {
  switch (side) {
    case 0:
      return [column + share, row];
    case 1:
      return [column + 1, row + share];
    case 2:
      return [column + 1 - share, row + 1];
    default:
      return [column, row + 1 - share];
  }
}
