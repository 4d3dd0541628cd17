import { formatColor } from './formatColor';
import { type Rgb } from './rgb';

/** Steps of the lookup table: finer than eight bits of colour can show. */
const steps = 512;

export interface ColorScaleOptions {
  readonly colorAt: (share: number) => Rgb;
  readonly min: number;
  readonly max: number;
  /**
   * The value that gets the middle colour. The colours then reach equally far to both sides, as in seaborn's heatmap:
   * the farther of min and max gets a full colour, the nearer one a paler one.
   */
  readonly center?: number;
  readonly isReversed?: boolean;
}

/** Values to colours through a table. */
export interface ColorScale {
  readonly min: number;
  readonly max: number;
  /** The table as canvas colours, low to high. */
  readonly css: readonly string[];
  /** The table as 32-bit pixels, in the byte order of ImageData on little-endian machines, opaque. */
  readonly pixels: Uint32Array;
  readonly colors: readonly Rgb[];
  /** Index into the table: clamped to the ends; −1 for NaN. */
  readonly indexOf: (value: number) => number;
}

/** Builds a {@link ColorScale}. Where min equals max every value gets the middle colour. */
export function buildColorScale({ colorAt, min, max, center, isReversed = false }: ColorScaleOptions): ColorScale {
  const reach = center === undefined ? 0 : Math.max(max - center, center - min);
  const low = center === undefined ? min : center - reach;
  const high = center === undefined ? max : center + reach;
  const share = (value: number) => (high > low ? (value - low) / (high - low) : 0.5);
  const firstShare = share(min);
  const shareRange = share(max) - firstShare;
  const colors: Rgb[] = [];
  const pixels = new Uint32Array(steps);
  for (let index = 0; index < steps; index++) {
    const position = firstShare + (shareRange * index) / (steps - 1);
    const color = colorAt(isReversed ? 1 - position : position);
    colors.push(color);
    pixels[index] =
      ((255 << 24) | (Math.round(color.blue) << 16) | (Math.round(color.green) << 8) | Math.round(color.red)) >>> 0;
  }
  const factor = max > min ? (steps - 1) / (max - min) : 0;
  const middle = (steps - 1) / 2;
  return {
    min,
    max,
    css: colors.map((color) => formatColor(color)),
    pixels,
    colors,
    indexOf: (value) => {
      if (Number.isNaN(value)) {
        return -1;
      }
      const index = Math.round(factor === 0 ? middle : (value - min) * factor);
      return index < 0 ? 0 : index >= steps ? steps - 1 : index;
    },
  };
}
