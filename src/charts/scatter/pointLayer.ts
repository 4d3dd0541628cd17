import { parseColor } from '../color/parseColor';
import { type Rectangle } from '../geometry';
import { type PointStyle } from './pointShape';
import { type PointStamp, pointStamp } from './pointStamp';

/**
 * Pixels that points are stamped on: for tens of thousands of translucent points many times as fast as canvas paths, and
 * the same on every machine. Its origin is the chart's; sizes are CSS pixels times `pixelRatio`.
 */
export interface PointLayer {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Red, green, blue and opacity of each pixel from the lowest byte up, not premultiplied, as ImageData has them. */
  readonly pixels: Uint32Array<ArrayBuffer>;
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
  return { width: deviceWidth, height: deviceHeight, pixelRatio, pixels: new Uint32Array(deviceWidth * deviceHeight) };
}

/** A look made ready for one layer: where each pixel of its stamp lies from the point's own, and how much ink it gets. */
export interface PointInk {
  readonly stamp: PointStamp;
  /** Red, green and blue; no opacity. */
  readonly color: number;
  readonly offsets: readonly Int32Array[];
  /** 0 … 255. */
  readonly alphas: readonly Uint8Array[];
}

/** Makes looks ready for a layer; those that differ in colour only share their stamp. */
export function pointInks(looks: readonly PointStyle[], { pixelRatio, width }: PointLayer): PointInk[] {
  const stamps = new Map<string, Pick<PointInk, 'stamp' | 'offsets'>>();
  return looks.map(({ shape, radius, color, opacity }) => {
    const key = `${shape} ${radius}`;
    const known = stamps.get(key) ?? stampOn(pointStamp(shape, radius * pixelRatio), width);
    stamps.set(key, known);
    const { red, green, blue } = parseColor(color) ?? { red: 128, green: 128, blue: 128 };
    return {
      ...known,
      color: (Math.round(blue) << 16) | (Math.round(green) << 8) | Math.round(red),
      alphas: known.stamp.pixels.map((covered) =>
        Uint8Array.from({ length: covered.length / 3 }, (_, i) => Math.round(covered[3 * i + 2] * opacity))
      ),
    };
  });
}

/** Stamps points on a layer in their order, nothing outside of `clip`. */
export function stampPointsInPlace(
  layer: PointLayer,
  points: StampedPoints,
  inks: readonly PointInk[],
  clip: Rectangle
): void {
  const { pixelRatio, pixels, width } = layer;
  const left = Math.max(0, Math.round(clip.x * pixelRatio));
  const top = Math.max(0, Math.round(clip.y * pixelRatio));
  const right = Math.min(layer.width, Math.round((clip.x + clip.width) * pixelRatio));
  const bottom = Math.min(layer.height, Math.round((clip.y + clip.height) * pixelRatio));
  const { x, y, styles } = points;
  for (let point = 0; point < x.length; point++) {
    const ink = inks[styles[point]];
    if (ink === undefined) {
      continue;
    }
    const { phases, reach } = ink.stamp;
    const px = x[point] * pixelRatio;
    const py = y[point] * pixelRatio;
    if (!(px > left - reach && px < right + reach && py > top - reach && py < bottom + reach)) {
      continue;
    }
    const column = Math.floor(px);
    const row = Math.floor(py);
    const phase = (((py - row) * phases) | 0) * phases + (((px - column) * phases) | 0);
    const alphas = ink.alphas[phase];
    if (column - reach >= left && column + reach < right && row - reach >= top && row + reach < bottom) {
      const at = row * width + column;
      const offsets = ink.offsets[phase];
      for (let i = 0; i < offsets.length; i++) {
        const pixel = at + offsets[i];
        pixels[pixel] = blended(pixels[pixel], ink.color, alphas[i]);
      }
      continue;
    }
    const covered = ink.stamp.pixels[phase];
    for (let i = 0; i < alphas.length; i++) {
      const pixelX = column + covered[3 * i];
      const pixelY = row + covered[3 * i + 1];
      if (pixelX >= left && pixelX < right && pixelY >= top && pixelY < bottom) {
        const pixel = pixelY * width + pixelX;
        pixels[pixel] = blended(pixels[pixel], ink.color, alphas[i]);
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
  const bytes = new Uint8ClampedArray(layer.pixels.buffer);
  surfaceContext.putImageData(new ImageData(bytes, layer.width, layer.height), 0, 0);
  context.drawImage(surface, 0, 0, layer.width / layer.pixelRatio, layer.height / layer.pixelRatio);
}

/** Ink over what is there. Most pixels are empty or of the same ink: these need no mixing of colours. */
function blended(below: number, color: number, alpha: number): number {
  if (below === 0) {
    return (alpha << 24) | color;
  }
  const alphaBelow = below >>> 24;
  const sum = alpha + alphaBelow - (((alpha * alphaBelow + 127) / 255) | 0);
  if ((below & 0xffffff) === color) {
    return (sum << 24) | color;
  }
  const share = alpha / sum;
  const red = mixed(below & 255, color & 255, share);
  const green = mixed((below >> 8) & 255, (color >> 8) & 255, share);
  const blue = mixed((below >> 16) & 255, (color >> 16) & 255, share);
  return (sum << 24) | (blue << 16) | (green << 8) | red;
}

function mixed(below: number, above: number, share: number): number {
  return (below + (above - below) * share + 0.5) | 0;
}

function stampOn(stamp: PointStamp, width: number): Pick<PointInk, 'stamp' | 'offsets'> {
  const offsets = stamp.pixels.map((covered) =>
    Int32Array.from({ length: covered.length / 3 }, (_, i) => covered[3 * i + 1] * width + covered[3 * i])
  );
  return { stamp, offsets };
}
