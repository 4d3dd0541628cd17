import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildColorScale } from '../../src/charts/color/colorScale';
import { findColorScheme } from '../../src/charts/color/colorSchemes';
import { heightAtPoint, layoutDendrogram } from '../../src/charts/dendrogram/layout';
import { layoutHeatmap } from '../../src/charts/heatmap/layout';
import { layoutViolins } from '../../src/charts/violin/layout';
import { condensedDistances } from '../../src/core/clustering/distances/condensedDistances';
import { dendrogramLayout } from '../../src/core/clustering/trees/dendrogramLayout';
import { linkage } from '../../src/core/clustering/trees/linkage';
import { pearsonMatrix } from '../../src/core/correlation/pearsonMatrix';
import { violins } from '../../src/core/statistics/densities/violins';
import { expectAllClose, expectClose } from './expectClose';
import { goldenMatrix, goldenNumber, goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

/** Layouts are computed at this size; the text's measure does not matter to what is compared. */
const width = 800;
const height = 600;
const measure = (text: string, fontSize: number) => text.length * fontSize * 0.6;
const pixels = { absolute: 1e-6 };

describe('the documents’ violins', () => {
  const density = z.object({ support: goldenNumbers, density: goldenNumbers });
  const cases = z
    .object({
      cases: z.array(
        z.object({
          name: z.string(),
          x: goldenNumbers,
          'violin@1': z.union([density, z.object({ error: z.string() })]),
          box: z.object({ q: goldenNumbers, whiskers: goldenNumbers }).optional(),
        })
      ),
      maxRelativeWidth: z.object({ area: z.record(z.string(), goldenNumber) }),
    })
    .parse(readGolden('kde_violin.json'));
  const seeds = cases.cases.filter(({ name }) => name.startsWith('seed latency'));
  const shapes = violins(seeds.map(({ x }) => x)).map(({ box, density: curve, widths }, index) => ({
    ...box,
    category: seeds[index]?.name.replace('seed latency ', '') ?? '',
    hue: null,
    support: curve?.support ?? new Float64Array(),
    widths,
    values: Float64Array.from(seeds[index]?.x ?? []),
    isBinned: false,
  }));
  const layout = layoutViolins(
    shapes,
    {
      isHorizontal: false,
      shape: 'violin',
      inner: 'box',
      isSplit: false,
      width: 0.8,
      gap: 0,
      isLog: false,
      min: null,
      max: null,
      thresholds: [{ value: 200, label: 'SLA limit', color: 'red' }],
      showOutliers: false,
      showCounts: false,
      axisTitle: '',
      formatValue: String,
      fontSize: 12,
    },
    width,
    height,
    measure
  );
  const { plot, axis } = layout;
  const yOf = (value: number) => plot.y + (1 - axis.share(value)) * plot.height;
  const room = plot.width / seeds.length;

  it.each(seeds.map(({ name }, index) => [name, index] as const))('%s: the outline is seaborn’s', (name, index) => {
    const seed = seeds[index];
    const curve = density.parse(seed?.['violin@1']);
    const outline = layout.marks[index]?.outline ?? new Float64Array();
    const points = curve.support.length;
    const centre = plot.x + (index + 0.5) * room;
    const peak = Math.max(...curve.density);
    const share = cases.maxRelativeWidth.area[name.replace('seed latency ', '')] ?? Number.NaN;
    const right = Array.from({ length: points }, (_, i) => (outline[i * 2] ?? Number.NaN) - centre);
    const ys = Array.from({ length: points }, (_, i) => outline[i * 2 + 1] ?? Number.NaN);
    expectAllClose(ys, curve.support.map(yOf), pixels, 'y');
    expectAllClose(
      right,
      curve.density.map((value) => (value / peak) * share * room * 0.4),
      pixels,
      'half width'
    );
  });

  it.each(seeds.map(({ name }, index) => [name, index] as const))('%s: the box is matplotlib’s', (_name, index) => {
    const golden = seeds[index]?.box;
    const mark = layout.marks[index];
    const [q1 = 0, q2 = 0, q3 = 0] = golden?.q ?? [];
    expectClose(mark?.box?.y ?? Number.NaN, yOf(q3), pixels, 'upper quartile');
    expectClose((mark?.box?.y ?? 0) + (mark?.box?.height ?? 0), yOf(q1), pixels, 'lower quartile');
    expectClose(mark?.medianPoint?.[1] ?? Number.NaN, yOf(q2), pixels, 'median');
    const ends = [mark?.whisker[1] ?? Number.NaN, mark?.whisker[3] ?? Number.NaN];
    expectAllClose(ends, (golden?.whiskers ?? []).map(yOf), pixels, 'whiskers');
  });

  it('the SLA line lies at 200 ms', () => {
    expectClose(layout.thresholds[0]?.line[1] ?? Number.NaN, yOf(200), pixels, 'threshold');
  });
});

describe('the documents’ correlation heatmap', () => {
  const [seed] = z
    .object({
      cases: z.array(
        z.object({
          name: z.string(),
          columns: z.array(z.string()),
          data: z.record(z.string(), goldenNumbers),
          pearson: goldenMatrix,
        })
      ),
    })
    .parse(readGolden('correlation.json')).cases;
  const names = seed?.columns ?? [];
  const columns = names.map((name) => seed?.data[name] ?? []);
  const length = columns[0]?.length ?? 0;
  const pairs = pearsonMatrix({
    times: Float64Array.from({ length }, (_, i) => i),
    stepMs: 1,
    series: names.map((name) => ({ name, labels: {}, inputRefId: 'A' })),
    values: Float64Array.from(columns.flat()),
  });
  const scheme = findColorScheme('coolwarm');
  const scale = buildColorScale({ colorAt: scheme.colorAt, min: -1, max: 1, center: 0 });
  const layout = layoutHeatmap(
    { rows: names, columns: names, values: pairs.values },
    {
      scale,
      annotations: 'always',
      formatValue: (value) => value.toFixed(2),
      cellGap: 0,
      isSquare: false,
      rowTitle: '',
      columnTitle: '',
      showRowLabels: true,
      showColumnLabels: true,
      columnLabelRotation: 'auto',
      colorBar: 'right',
      fontSize: 12,
    },
    width,
    height,
    measure
  );

  it('every cell carries pandas’ coefficient with two decimals', () => {
    const golden = (seed?.pearson ?? []).flat().map((r) => r.toFixed(2));
    expect(layout.annotations.map(({ text }) => text)).toEqual(golden);
    expect(layout.annotations.map(({ row, column }) => row * names.length + column)).toEqual([...golden.keys()]);
  });

  it('cells get the colour of their coefficient, to the eye', () => {
    for (const r of (seed?.pearson ?? []).flat()) {
      const drawn = scale.colors[scale.indexOf(r)];
      const exact = scheme.colorAt((r + 1) / 2);
      expectClose(drawn?.red ?? Number.NaN, exact.red, { absolute: 1.5 }, `red of ${r}`);
      expectClose(drawn?.blue ?? Number.NaN, exact.blue, { absolute: 1.5 }, `blue of ${r}`);
    }
  });
});

describe('the documents’ dendrogram', () => {
  const drawing = z.object({
    ivl: z.array(z.string()),
    color_list: z.array(z.string()),
    leaves_color_list: z.array(z.string()),
    icoord: goldenMatrix,
    dcoord: goldenMatrix,
  });
  const [seed] = z
    .object({
      cases: z.array(
        z.object({
          X: goldenMatrix,
          labels: z.array(goldenNumber).nullable(),
          methods: z.object({ ward: z.object({ dendrogram_t: drawing.optional() }) }),
        })
      ),
    })
    .parse(readGolden('hierarchical.json')).cases;
  const golden = drawing.parse(seed?.methods.ward.dendrogram_t);
  const rows = seed?.X ?? [];
  const distances = condensedDistances(Float64Array.from(rows.flat()), rows.length, 2, 'euclidean');
  const tree = dendrogramLayout(linkage(distances, 'ward'), { colorThreshold: 3.5 });
  const chart = layoutDendrogram(
    tree,
    Array.from(tree.leaves, (leaf) => String(seed?.labels?.[leaf])),
    {
      orientation: 'top',
      showLabels: true,
      labelRotation: 90,
      showAxis: true,
      axisTitle: 'Distance (Ward)',
      cutHeight: 3.5,
      maxHeight: null,
      formatDistance: String,
      fontSize: 12,
    },
    width,
    height,
    measure
  );

  it('leaves stand in scipy’s order, under their labels', () => {
    expect(chart.labels.map(({ text }) => text)).toEqual(golden.ivl);
  });

  it('branches are coloured at the threshold 3.5 as scipy colours them', () => {
    expect(Array.from(chart.linkColors, (color) => `C${color}`)).toEqual(golden.color_list);
    expect(Array.from(chart.labelColors, (color) => `C${color}`)).toEqual(golden.leaves_color_list);
  });

  it('the corners of every bracket lie at scipy’s coordinates', () => {
    const across = chart.plot.width / (10 * golden.ivl.length);
    golden.icoord.flat().forEach((leafUnits, corner) => {
      const x = chart.links[corner * 2] ?? Number.NaN;
      const y = chart.links[corner * 2 + 1] ?? Number.NaN;
      expectClose(x, chart.plot.x + leafUnits * across, pixels, `x of corner ${corner}`);
      expectClose(
        heightAtPoint(chart, x, y),
        golden.dcoord.flat()[corner] ?? Number.NaN,
        { absolute: 1e-9 },
        `height ${corner}`
      );
    });
  });
});
