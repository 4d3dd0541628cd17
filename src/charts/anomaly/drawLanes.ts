import { type ChartTheme } from '../chartTheme';
import { parseColor } from '../color/parseColor';
import { type ScoreStep, scoreStepOf, scoreSteps } from '../marks/scoreScale';
import { drawText } from '../text/drawText';
import { type LanesLayout } from './layoutLanes';

export interface LanesLook {
  /** Steps that the legend has switched off: their cells are drawn as usual ones. */
  readonly hidden: ReadonlySet<number>;
  /** The lane that is in focus, below; null: none. */
  readonly focus: number | null;
}

/** Half of the height of the line that stands for a usual cell, as a share of its lane's. */
const lineShare = 0.1;
/** Share of a lane that a block fills: the rest is its distance from the next. */
const blockShare = 0.86;
/** Device pixels from one line of a hatch to the next. */
const hatchDistance = 5;

/**
 * Draws laid out lanes as pixels that are scaled: 500 lanes of 1440 cells take a few milliseconds. An unusual cell is a
 * full block, a usual one a thin line, one that is not judged is hatched, and nothing stands where there is no value.
 */
export function drawLanes(
  context: CanvasRenderingContext2D,
  layout: LanesLayout,
  look: LanesLook,
  theme: ChartTheme,
  pixelRatio: number
): void {
  const { plot, laneHeight, lanes, names } = layout;
  if (lanes > 0) {
    const deviceHeight = Math.max(1, Math.round(laneHeight * pixelRatio));
    const image = laneImage(layout, look, scoreSteps(theme.isDark), deviceHeight);
    const surface = new OffscreenCanvas(image.width, image.height);
    surface.getContext('2d')?.putImageData(image, 0, 0);
    context.save();
    context.imageSmoothingEnabled = false;
    context.drawImage(surface, plot.x, plot.y, plot.width, plot.height);
    context.restore();
  }
  drawText(context, names, theme.text, theme.fontFamily);
  if (look.focus !== null) {
    const y = plot.y + (look.focus + 0.5) * laneHeight;
    context.fillStyle = theme.accent;
    context.beginPath();
    context.moveTo(plot.x - 5, y);
    context.lineTo(plot.x - 1, y - 3);
    context.lineTo(plot.x - 1, y + 3);
    context.fill();
  }
}

function laneImage(layout: LanesLayout, look: LanesLook, steps: readonly ScoreStep[], laneHeight: number): ImageData {
  const { columns, scores, samples } = layout.cells;
  const image = new ImageData(columns, layout.lanes * laneHeight);
  const pixels = new Uint32Array(image.data.buffer);
  const inks = steps.map(({ color }) => packed(color));
  const middle = Math.floor(laneHeight / 2);
  const halfLine = Math.max(0, Math.round(laneHeight * lineShare) - 1);
  const blockHeight = Math.max(1, Math.round(laneHeight * blockShare));
  for (let lane = 0; lane < layout.lanes; lane++) {
    for (let column = 0; column < columns; column++) {
      const step = scoreStepOf(scores[lane * columns + column]);
      if (step < 0) {
        if (samples[lane * columns + column] >= 0) {
          for (
            let y = (hatchDistance - (column % hatchDistance)) % hatchDistance;
            y < blockHeight;
            y += hatchDistance
          ) {
            pixels[(lane * laneHeight + y) * columns + column] = inks[0];
          }
        }
        continue;
      }
      const isBlock = steps[step].isUnusual && !look.hidden.has(step);
      const ink = isBlock ? inks[step] : inks[Math.min(step, 1)];
      const top = isBlock ? 0 : middle - halfLine;
      const end = isBlock ? blockHeight : middle + halfLine + 1;
      for (let y = top; y < end; y++) {
        pixels[(lane * laneHeight + y) * columns + column] = ink;
      }
    }
  }
  return image;
}

/** Opaque, in the byte order of ImageData on little-endian machines. */
function packed(color: string): number {
  const { red, green, blue } = parseColor(color) ?? { red: 128, green: 128, blue: 128 };
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
