import { parseColor } from '../color/parseColor';
import { type Rectangle } from '../geometry';
import { type PointStyle } from './pointShape';
import { type PointStamp, pointStamp } from './pointStamp';

/**
 * Pixels that points are stamped on: for tens of thousands of translucent points ten times as fast as canvas paths, and
 * the same on every machine. Its origin is the chart's; sizes are CSS pixels times `pixelRatio`.
 */
export interface PointLayer {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Red, green, blue and opacity of each pixel, not premultiplied, as ImageData has them. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Positions in CSS pixels; NaN is not drawn. `styles` are indices of the looks; below 0 a point is not drawn. */
export interface StampedPoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly styles: Int32Array;
}

/** An empty layer over `width` × `height` CSS pixels. */
export function pointLayer(width: number, height: number, pixelRatio: number): PointLayer {
  const deviceWidth = Math.max(1, Math.round(width * pixelRatio));
  const deviceHeight = Math.max(1, Math.round(height * pixelRatio));
  return {
    width: deviceWidth,
    height: deviceHeight,
    pixelRatio,
    pixels: new Uint8ClampedArray(deviceWidth * deviceHeight * 4),
  };
}

interface Ink {
  readonly stamp: PointStamp;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly opacity: number;
}

/** Stamps points on a layer in their order, nothing outside of `clip`. */
export function stampPointsInPlace(
  layer: PointLayer,
  points: StampedPoints,
  looks: readonly PointStyle[],
  clip: Rectangle
): void {
  const { pixelRatio, pixels, width } = layer;
  const inks = looks.map((look) => inkOf(look, pixelRatio));
  const left = Math.max(0, Math.round(clip.x * pixelRatio));
  const top = Math.max(0, Math.round(clip.y * pixelRatio));
  const right = Math.min(layer.width, Math.round((clip.x + clip.width) * pixelRatio));
  const bottom = Math.min(layer.height, Math.round((clip.y + clip.height) * pixelRatio));
  const { x, y, styles } = points;
  for (let point = 0; point < x.length; point++) {
    const ink = inks[styles[point]];
    const px = x[point] * pixelRatio;
    const py = y[point] * pixelRatio;
    if (ink === undefined || !(px > left - 50 && px < right + 50 && py > top - 50 && py < bottom + 50)) {
      continue;
    }
    const { stamp } = ink;
    const { size } = stamp;
    const pixelX = Math.floor(px);
    const pixelY = Math.floor(py);
    const phaseX = ((px - pixelX) * stamp.phases) | 0;
    const phaseY = ((py - pixelY) * stamp.phases) | 0;
    const mask = (phaseY * stamp.phases + phaseX) * size * size;
    const x0 = pixelX - size / 2 + 1;
    const y0 = pixelY - size / 2 + 1;
    const fromX = Math.max(x0, left);
    const toX = Math.min(x0 + size, right);
    const toY = Math.min(y0 + size, bottom);
    for (let row = Math.max(y0, top); row < toY; row++) {
      let at = (row * width + fromX) * 4;
      let maskAt = mask + (row - y0) * size + fromX - x0;
      for (let column = fromX; column < toX; column++) {
        const covered = stamp.masks[maskAt++];
        if (covered > 0) {
          blendInPlace(pixels, at, ink, covered * ink.opacity);
        }
        at += 4;
      }
    }
  }
}

/** Puts a layer on the chart. */
export function drawPointLayer(context: CanvasRenderingContext2D, layer: PointLayer): void {
  const surface = new OffscreenCanvas(layer.width, layer.height);
  const surfaceContext = surface.getContext('2d');
  if (!surfaceContext) {
    return;
  }
  surfaceContext.putImageData(new ImageData(layer.pixels, layer.width, layer.height), 0, 0);
  context.drawImage(surface, 0, 0, layer.width / layer.pixelRatio, layer.height / layer.pixelRatio);
}

/** Ink over what is there, with `alpha` of 0 … 255. */
function blendInPlace(pixels: Uint8ClampedArray, at: number, ink: Ink, alpha: number): void {
  const below = pixels[at + 3];
  if (below === 0) {
    pixels[at] = ink.red;
    pixels[at + 1] = ink.green;
    pixels[at + 2] = ink.blue;
    pixels[at + 3] = alpha;
    return;
  }
  const kept = below * (1 - alpha / 255);
  const sum = alpha + kept;
  const share = alpha / sum;
  pixels[at] += (ink.red - pixels[at]) * share;
  pixels[at + 1] += (ink.green - pixels[at + 1]) * share;
  pixels[at + 2] += (ink.blue - pixels[at + 2]) * share;
  pixels[at + 3] = sum;
}

function inkOf(look: PointStyle, pixelRatio: number): Ink {
  const color = parseColor(look.color) ?? { red: 128, green: 128, blue: 128 };
  return { stamp: pointStamp(look.shape, look.radius * pixelRatio), ...color, opacity: look.opacity };
}
