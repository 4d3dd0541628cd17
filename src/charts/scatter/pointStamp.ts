import { type PointShape } from './pointShape';

/** A small mask of a point: how much of each pixel it covers, for each of `phases` × `phases` places within a pixel. */
export interface PointStamp {
  /** Width and height of a mask. */
  readonly size: number;
  readonly phases: number;
  /** Masks one after the other, phase of y first; 0 … 255. */
  readonly masks: Uint8Array;
}

const phases = 4;
const samples = 4;

/**
 * Rasterises a point of `radius` device pixels. A mask's top left pixel lies `size / 2 − 1` pixels left of and above the
 * pixel that holds the point.
 */
export function pointStamp(shape: PointShape, radius: number): PointStamp {
  const isInside = insideTest(shape, radius);
  const size = 2 * (Math.ceil(radius * 1.25) + 1);
  const masks = new Uint8Array(phases * phases * size * size);
  let at = 0;
  for (let phaseY = 0; phaseY < phases; phaseY++) {
    for (let phaseX = 0; phaseX < phases; phaseX++) {
      const centreX = size / 2 - 1 + (phaseX + 0.5) / phases;
      const centreY = size / 2 - 1 + (phaseY + 0.5) / phases;
      for (let y = 0; y < size; y++) {
        for (let x = 0; x < size; x++) {
          masks[at++] = Math.round(255 * coverage(isInside, x - centreX, y - centreY));
        }
      }
    }
  }
  return { size, phases, masks };
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
      const half = radius * 1.2;
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

function coverage(isInside: InsideTest, left: number, top: number): number {
  let inside = 0;
  for (let sy = 0; sy < samples; sy++) {
    for (let sx = 0; sx < samples; sx++) {
      inside += isInside(left + (sx + 0.5) / samples, top + (sy + 0.5) / samples) ? 1 : 0;
    }
  }
  return inside / (samples * samples);
}
