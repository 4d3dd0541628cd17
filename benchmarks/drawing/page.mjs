import { seededRandom } from '../../src/core/random';
import { violins } from '../../src/core/statistics/violins';
import { buildColorScale } from '../../src/charts/color/colorScale';
import { findColorScheme } from '../../src/charts/color/colorSchemes';
import { drawHeatmap } from '../../src/charts/heatmap/draw';
import { layoutHeatmap } from '../../src/charts/heatmap/layout';
import { drawViolins } from '../../src/charts/violin/draw';
import { layoutViolins } from '../../src/charts/violin/layout';

/** Runs in the browser: layout and drawing of each chart, with the canvas read back so that the pixels are really made. */

const width = 1000;
const height = 800;
const theme = {
  isDark: true,
  background: '#181b1f',
  text: '#ccccdc',
  mutedText: '#9d9fab',
  line: '#9fa7b3',
  grid: '#2a2e35',
  missing: '#2f333b',
  accent: '#3d71d9',
  fontFamily: 'sans-serif',
  fontSize: 12,
};

const canvas = document.createElement('canvas');
canvas.width = width;
canvas.height = height;
document.body.append(canvas);
const context = canvas.getContext('2d');
const measure = (text, fontSize) => {
  context.font = `${fontSize}px ${theme.fontFamily}`;
  return context.measureText(text).width;
};

function heatmap() {
  const size = 1000;
  const names = Array.from({ length: size }, (_, i) => `series-${i}`);
  const random = seededRandom(1);
  const data = {
    rows: names,
    columns: names,
    values: Float64Array.from({ length: size * size }, () => random() * 2 - 1),
  };
  const options = {
    annotations: 'auto',
    formatValue: (value) => value.toFixed(2),
    cellGap: 0,
    isSquare: false,
    showRowLabels: true,
    showColumnLabels: true,
    columnLabelRotation: 'auto',
    colorBar: 'right',
    fontSize: 12,
  };
  return () => {
    const scale = buildColorScale({ colorAt: findColorScheme('coolwarm').colorAt, min: -1, max: 1, center: 0 });
    const layout = layoutHeatmap(data, { ...options, scale }, width, height, measure);
    drawHeatmap(context, data, layout, scale, theme, 1);
  };
}

function violinPlot() {
  const random = seededRandom(2);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const groups = Array.from({ length: 50 }, (_, g) =>
    Float64Array.from({ length: 10_000 }, () => normal() * (1 + g / 20))
  );
  const shapes = violins(groups).map(({ box, density, widths }, index) => ({
    ...box,
    category: `group-${index}`,
    hue: null,
    support: density.support,
    widths,
    values: new Float64Array(),
    isBinned: false,
  }));
  const options = {
    isHorizontal: false,
    shape: 'violin',
    inner: 'box',
    isSplit: false,
    width: 0.8,
    gap: 0,
    isLog: false,
    min: null,
    max: null,
    thresholds: [],
    showOutliers: false,
    showCounts: false,
    axisTitle: '',
    formatValue: (value) => value.toFixed(1),
    fontSize: 12,
  };
  const look = { colors: ['#66c2a5', '#fc8d62', '#8da0cb'], fillOpacity: 0.75, lineWidth: 1.5 };
  return () => drawViolins(context, layoutViolins(shapes, options, width, height, measure), look, theme);
}

const charts = { heatmap, violins: violinPlot };

/** Milliseconds of each of some runs of one chart. */
window.measureChart = (name, runs) => {
  const draw = charts[name]();
  return Array.from({ length: runs }, () => {
    context.clearRect(0, 0, width, height);
    context.getImageData(0, 0, 1, 1);
    const start = performance.now();
    draw();
    context.getImageData(0, 0, 1, 1);
    return performance.now() - start;
  });
};
