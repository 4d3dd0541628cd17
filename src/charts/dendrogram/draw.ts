import { type ChartTheme } from '../chartTheme';
import { mixColors } from '../color/mixColors';
import { drawText } from '../text/drawText';
import { type DendrogramChart } from './layout';

export interface DendrogramColors {
  /** Of links above the threshold. */
  readonly above: string;
  /** Of the groups below it, in turn. */
  readonly groups: readonly string[];
}

/** How much of the text's own colour is in a label of a group: its colour alone would be hard to read. */
const labelInk = 0.5;

/** Draws a laid out dendrogram. */
export function drawDendrogram(
  context: CanvasRenderingContext2D,
  chart: DendrogramChart,
  colors: DendrogramColors,
  theme: ChartTheme
): void {
  drawGrid(context, chart, theme);
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  for (let link = 0; link < chart.linkColors.length; link++) {
    context.strokeStyle = groupColor(colors, chart.linkColors[link]);
    strokeLink(context, chart, link);
  }
  chart.labels.forEach((label, index) => {
    const group = chart.labelColors[index];
    const color = group > 0 ? mixColors(groupColor(colors, group), theme.text, labelInk) : theme.text;
    drawText(context, [label], color, theme.fontFamily);
  });
  drawText(context, chart.ticks, theme.mutedText, theme.fontFamily);
  drawText(context, chart.axisTitle ? [chart.axisTitle] : [], theme.mutedText, theme.fontFamily);
  drawCut(context, chart, theme);
}

/** Draws links again, thicker, to bring out a branch. */
export function drawBranch(
  context: CanvasRenderingContext2D,
  chart: DendrogramChart,
  links: readonly number[],
  color: string
): void {
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = color;
  for (const link of links) {
    strokeLink(context, chart, link);
  }
}

/** The colour of group 0 (above the threshold) or of a group below it. */
export function groupColor(colors: DendrogramColors, group: number): string {
  return group <= 0 ? colors.above : colors.groups[(group - 1) % colors.groups.length];
}

function strokeLink(context: CanvasRenderingContext2D, chart: DendrogramChart, link: number): void {
  const { links } = chart;
  const corner = link * 8;
  context.beginPath();
  context.moveTo(links[corner], links[corner + 1]);
  context.lineTo(links[corner + 2], links[corner + 3]);
  context.lineTo(links[corner + 4], links[corner + 5]);
  context.lineTo(links[corner + 6], links[corner + 7]);
  context.stroke();
}

function drawGrid(context: CanvasRenderingContext2D, chart: DendrogramChart, theme: ChartTheme): void {
  context.strokeStyle = theme.grid;
  context.lineWidth = 1;
  context.beginPath();
  for (let line = 0; line < chart.gridLines.length; line += 4) {
    context.moveTo(chart.gridLines[line], chart.gridLines[line + 1]);
    context.lineTo(chart.gridLines[line + 2], chart.gridLines[line + 3]);
  }
  context.stroke();
}

function drawCut(context: CanvasRenderingContext2D, chart: DendrogramChart, theme: ChartTheme): void {
  if (!chart.cutLine) {
    return;
  }
  const [x1, y1, x2, y2] = chart.cutLine;
  context.save();
  context.strokeStyle = theme.mutedText;
  context.lineWidth = 1;
  context.setLineDash([6, 4]);
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
  context.restore();
}
