import { seededRandom } from '../../src/core/random';
import { violins } from '../../src/core/statistics/densities/violins';
import { buildColorScale } from '../../src/charts/color/colorScale';
import { findColorScheme } from '../../src/charts/color/colorSchemes';
import { drawHeatmap } from '../../src/charts/heatmap/draw';
import { layoutHeatmap } from '../../src/charts/heatmap/layout';
import { drawPairplot } from '../../src/charts/pairplot/draw';
import { layoutPairplot } from '../../src/charts/pairplot/layout';
import { summarisePairplot } from '../../src/charts/pairplot/pairplotSummary';
import { drawViolins } from '../../src/charts/violin/draw';
import { layoutViolins } from '../../src/charts/violin/layout';

/** Runs in the browser: layout and drawing of each chart, with the canvas read back so that the pixels are really made. */

const width = 1000;
const height = 800;
const fontSize = 12;
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
  fontSize,
};

const canvas = document.createElement('canvas');
canvas.width = width;
canvas.height = height;
const box = document.createElement('div');
box.style.width = `${width}px`;
box.style.height = `${height}px`;
document.body.append(canvas, box);
const context = canvas.getContext('2d');
const measure = (text, size) => {
  context.font = `${size}px ${theme.fontFamily}`;
  return context.measureText(text).width;
};

const heatmapSize = 1000;
const heatmapNames = Array.from({ length: heatmapSize }, (_, i) => `series-${i}`);
const heatmapValues = () => {
  const random = seededRandom(1);
  return Float64Array.from({ length: heatmapSize ** 2 }, () => random() * 2 - 1);
};
const violinGroups = () => {
  const random = seededRandom(2);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: 50 }, (_, g) => Float64Array.from({ length: 10_000 }, () => normal() * (1 + g / 20)));
};
const samples = 2000;
const pairplotColumns = () => {
  const random = seededRandom(3);
  const base = Float64Array.from({ length: samples }, random);
  return Array.from({ length: 6 }, (_, column) => base.map((value) => value * (column % 3) + random()));
};

/** Each gives the function that lays out and draws. */
const charts = {
  heatmap: () => {
    const data = { rows: heatmapNames, columns: heatmapNames, values: heatmapValues() };
    const options = {
      annotations: 'auto',
      formatValue: (value) => value.toFixed(2),
      cellGap: 0,
      isSquare: false,
      showRowLabels: true,
      showColumnLabels: true,
      columnLabelRotation: 'auto',
      colorBar: 'right',
      fontSize,
    };
    return () => {
      const scale = buildColorScale({ colorAt: findColorScheme('coolwarm').colorAt, min: -1, max: 1, center: 0 });
      const layout = layoutHeatmap(data, { ...options, scale }, width, height, measure);
      drawHeatmap(context, data, layout, scale, theme, 1);
    };
  },
  pairplot: () => {
    const variables = pairplotColumns().map((values, index) => ({
      name: `variable ${index}`,
      values,
      min: null,
      max: null,
      format: (value) => value.toFixed(1),
    }));
    const options = {
      isCorner: false,
      kind: 'points',
      diagonal: 'density',
      showRegression: false,
      showCorrelation: false,
      rightSpace: 0,
      fontSize,
    };
    const look = {
      kind: 'points',
      groupColors: ['#56b4e9'],
      points: [{ shape: 'circle', radius: 2, color: '#56b4e9', opacity: 0.6 }],
      styles: new Int32Array(samples),
      selected: null,
    };
    const data = { variables, groups: new Int32Array(samples), groupCount: 1 };
    return () => {
      const summary = summarisePairplot(data, options);
      drawPairplot(context, layoutPairplot(data, summary, options, width, height, measure), look, theme, 1);
    };
  },
  violins: () => {
    const shapes = violins(violinGroups()).map(({ box: statistics, density, widths }, index) => ({
      ...statistics,
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
      fontSize,
    };
    const look = { colors: ['#66c2a5', '#fc8d62', '#8da0cb'], fillOpacity: 0.75, lineWidth: 1.5 };
    return () => drawViolins(context, layoutViolins(shapes, options, width, height, measure), look, theme);
  },
};

/** The same data through other libraries: each resolves with a function that clears up, when its drawing is done. */
const peers = {
  Plotly: {
    heatmap: () => {
      const values = heatmapValues();
      const z = heatmapNames.map((_, row) => Array.from(values.subarray(row * heatmapSize, (row + 1) * heatmapSize)));
      return plotly([{ type: 'heatmap', z, zmin: -1, zmax: 1 }]);
    },
    pairplot: () => {
      const dimensions = pairplotColumns().map((values, i) => ({ label: `variable ${i}`, values: Array.from(values) }));
      return plotly([{ type: 'splom', dimensions, marker: { opacity: 0.6, size: 4 } }]);
    },
    violins: () => plotly(violinGroups().map((group) => ({ type: 'violin', y: Array.from(group), points: false }))),
  },
  ECharts: {
    heatmap: () => {
      const data = Array.from(heatmapValues(), (value, cell) => [
        cell % heatmapSize,
        Math.floor(cell / heatmapSize),
        value,
      ]);
      return echarts({
        xAxis: { type: 'category', data: heatmapNames },
        yAxis: { type: 'category', data: heatmapNames },
        visualMap: { min: -1, max: 1 },
        series: [{ type: 'heatmap', data, progressive: 0 }],
      });
    },
    pairplot: () => {
      const columns = pairplotColumns();
      const pairs = columns.flatMap((_, row) => columns.map((_other, column) => ({ row, column })));
      const place = ({ row, column }) => ({ left: `${column * 16.5}%`, top: `${row * 16.5}%` });
      return echarts({
        grid: pairs.map((pair) => ({ ...place(pair), width: '15%', height: '15%' })),
        xAxis: pairs.map((_, gridIndex) => ({ type: 'value', gridIndex })),
        yAxis: pairs.map((_, gridIndex) => ({ type: 'value', gridIndex })),
        series: pairs.map(({ row, column }, index) => ({
          type: 'scatter',
          xAxisIndex: index,
          yAxisIndex: index,
          symbolSize: 4,
          progressive: 0,
          data: Array.from(columns[column], (value, i) => [value, columns[row][i]]),
        })),
      });
    },
  },
};

async function plotly(traces) {
  await window.Plotly.newPlot(box, traces, { width, height });
  return () => window.Plotly.purge(box);
}

function echarts(option) {
  return new Promise((resolve) => {
    const chart = window.echarts.init(box);
    chart.on('finished', () => resolve(() => chart.dispose()));
    chart.setOption({ animation: false, ...option });
  });
}

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

/** The same of one drawing by a peer; nothing where it has no such chart. */
window.measurePeer = async (peer, name) => {
  const draw = peers[peer][name];
  if (draw === undefined) {
    return [];
  }
  const start = performance.now();
  const dispose = await draw();
  const elapsed = performance.now() - start;
  dispose();
  return [elapsed];
};

/** How many colors our last drawing has, and a number that changes with any of its pixels. */
window.describePicture = () => {
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  let fingerprint = 0;
  pixels.forEach((pixel) => {
    fingerprint = (Math.imul(fingerprint, 16777619) ^ pixel) >>> 0;
  });
  return { colors: new Set(pixels).size, fingerprint };
};
