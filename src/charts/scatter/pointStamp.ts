import { type PointShape } from './pointShape';

/** The pixels that a point covers, for each of `phases` × `phases` places that it may have within a pixel. */
export interface PointStamp {
  readonly phases: number;
  /** Greatest distance of a covered pixel from the pixel that holds the point, to any side. */
  readonly reach: number;
  /** One a place, the place along y first: `column, row, coverage` of each covered pixel; coverage is 1 … 255. */
  readonly pixels: readonly Int16Array[];
}

const phases = 4;
const samples = 4;

/** Rasterises a point of `radius` device pixels. Columns and rows count from the pixel that holds the point. */
export function pointStamp(shape: PointShape, radius: number): PointStamp {
  const isInside = insideTest(shape, radius);
  const reach = Math.ceil(radius * 1.45) + 1;
  const pixels: Int16Array[] = [];
  for (let phaseY = 0; phaseY < phases; phaseY++) {
    for (let phaseX = 0; phaseX < phases; phaseX++) {
      const covered: number[] = [];
      for (let row = -reach; row <= reach; row++) {
        for (let column = -reach; column <= reach; column++) {
          const left = column - (phaseX + 0.5) / phases;
          const top = row - (phaseY + 0.5) / phases;
          const coverage = Math.round(255 * coveredShare(isInside, left, top));
          if (coverage > 0) {
            covered.push(column, row, coverage);
          }
        }
      }
      pixels.push(Int16Array.from(covered));
    }
  }
  return { phases, reach, pixels };
}

type InsideTest = (dx: number, dy: number) => boolean;

/** Of about equal area, so that no group looks more important. */
function insideTest(shape: PointShape, radius: number): InsideTest {
  switch (shape) {
    case 'circle':
      return (dx, dy) => dx * dx + dy * dy <= radius * radius;
    case 'square': {
      const half = radius * 0.886;
      return (dx, dy) => Math.abs(dx) <= half && Math.abs(dy) <= half;
    }
    case 'diamond': {
      const half = radius * 1.253;
      return (dx, dy) => Math.abs(dx) + Math.abs(dy) <= half;
    }
    case 'triangle': {
      const half = radius * 1.437;
      return (dx, dy) => dy <= half * 0.7 && Math.abs(dx) * 1.9 <= dy + half;
    }
    case 'ring': {
      const inner = radius - Math.max(1, radius * 0.35);
      return (dx, dy) => dx * dx + dy * dy <= radius * radius && dx * dx + dy * dy >= inner * inner;
    }
    case 'cross': {
      const half = Math.max(0.5, radius * 0.28);
      return (dx, dy) =>
        Math.max(Math.abs(dx), Math.abs(dy)) <= radius &&
        Math.min(Math.abs(dx - dy), Math.abs(dx + dy)) <= half * Math.SQRT2;
    }
  }
}

function coveredShare(isInside: InsideTest, left: number, top: number): number {
  let inside = 0;
  for (let sampleY = 0; sampleY < samples; sampleY++) {
    for (let sampleX = 0; sampleX < samples; sampleX++) {
      inside += isInside(left + (sampleX + 0.5) / samples, top + (sampleY + 0.5) / samples) ? 1 : 0;
    }
  }
  return inside / (samples * samples);
}
