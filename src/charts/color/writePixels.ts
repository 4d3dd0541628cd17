import { type ColorScale } from './colorScale';

/**
 * The colours of many values as pixels: the same as `scale.indexOf` one by one, in a loop without calls. NaN gets
 * `missing`; where `hidden` is 1 the pixel is left as it is.
 */
export function writePixels(
  scale: ColorScale,
  values: Float64Array,
  hidden: Uint8Array | undefined,
  missing: number,
  pixelsInPlace: Uint32Array
): void {
  const { min, max, pixels } = scale;
  const last = pixels.length - 1;
  const factor = max > min ? last / (max - min) : 0;
  // Half a step up, so that cutting off rounds; a range without extent has the middle colour for all.
  const offset = max > min ? 0.5 - min * factor : last / 2 + 0.5;
  for (let i = 0; i < values.length; i++) {
    const position = values[i] * factor + offset;
    if (hidden !== undefined && hidden[i] !== 0) {
      continue;
    }
    if (position >= 0) {
      pixelsInPlace[i] = pixels[position <= last ? position | 0 : last];
    } else {
      pixelsInPlace[i] = position < 0 ? pixels[0] : missing;
    }
  }
}
