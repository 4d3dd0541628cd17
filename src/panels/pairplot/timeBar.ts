import { dateTimeFormat } from '@grafana/data';
import { type TimeZone } from '@grafana/schema';

import { type ChartTheme } from '../../charts/chartTheme';
import { type Rectangle } from '../../charts/geometry';
import { drawText } from '../../charts/text/drawText';
import { type SampleLook } from './sampleLook';

/** Room that the bar takes on the right of the cells, in CSS pixels. */
export const timeBarWidth = 74;

const thickness = 10;
const gap = 14;

/** Draws the colours of time with the times at their ends; of a table the numbers of the rows. */
export function drawTimeBar(
  context: CanvasRenderingContext2D,
  area: Rectangle,
  { points, timeRange }: SampleLook,
  theme: ChartTheme,
  areTimes: boolean,
  timeZone: TimeZone
): void {
  if (!timeRange) {
    return;
  }
  const x = area.x + area.width + gap;
  const gradient = context.createLinearGradient(0, area.y + area.height, 0, area.y);
  points.forEach(({ color }, step) => gradient.addColorStop(step / (points.length - 1), color));
  context.fillStyle = gradient;
  context.fillRect(x, area.y, thickness, area.height);
  const textX = x + thickness + 5;
  const [from, to] = timeRange;
  const format = (value: number) => (areTimes ? timeLines(value, to - from, timeZone) : [String(value)]);
  const { fontSize } = theme;
  const place = (lines: readonly string[], y: number) =>
    drawText(
      context,
      lines.map((text, line) => ({
        text,
        x: textX,
        y: y + line * (fontSize + 2),
        align: 'left',
        baseline: 'middle',
        angle: 0,
        fontSize,
      })),
      theme.mutedText,
      theme.fontFamily
    );
  const first = format(from);
  place(format(to), area.y + fontSize / 2);
  place(first, area.y + area.height - fontSize / 2 - (first.length - 1) * (fontSize + 2));
}

const dayMs = 86_400_000;

function timeLines(time: number, rangeMs: number, timeZone: TimeZone): string[] {
  const clock = dateTimeFormat(time, { timeZone, format: rangeMs < 120_000 ? 'HH:mm:ss' : 'HH:mm' });
  return rangeMs < dayMs ? [clock] : [dateTimeFormat(time, { timeZone, format: 'MM-DD' }), clock];
}
