import { describe, expect, it } from 'vitest';
import { buildColorScale } from '../../../../src/charts/color/colorScale';
import { cellAt } from '../../../../src/charts/heatmap/cellAt';
import { cellBounds } from '../../../../src/charts/heatmap/cellBounds';
import { type HeatmapOptions, layoutHeatmap } from '../../../../src/charts/heatmap/layout';
import { stepCell } from '../../../../src/charts/heatmap/stepCell';
import { fixedWidthText } from '../fixedWidthText';

const options: HeatmapOptions = {
  scale: buildColorScale({ colorAt: () => ({ red: 0, green: 0, blue: 0 }), min: -1, max: 1 }),
  annotations: 'auto',
  formatValue: (value, decimals) => value.toFixed(decimals ?? 2),
  cellGap: 1,
  isSquare: false,
  rowTitle: '',
  columnTitle: '',
  showRowLabels: true,
  showColumnLabels: true,
  columnLabelRotation: 'auto',
  colorBar: 'right',
  fontSize: 10,
};

function matrix(rows: number, columns: number, name = 's') {
  return {
    rows: Array.from({ length: rows }, (_, i) => `${name}${i}`),
    columns: Array.from({ length: columns }, (_, i) => `${name}${i}`),
    values: Float64Array.from({ length: rows * columns }, (_, i) => Math.sin(i)),
  };
}

const layout = (rows: number, columns: number, changes: Partial<HeatmapOptions> = {}, size = [600, 400], name = 's') =>
  layoutHeatmap(matrix(rows, columns, name), { ...options, ...changes }, size[0] ?? 0, size[1] ?? 0, fixedWidthText);

describe('heatmap layout', () => {
  it('cells fill the plot, and the plot stays inside the panel', () => {
    const { plot, cellWidth, cellHeight, colorBar } = layout(4, 6);
    expect(cellWidth * 6).toBeCloseTo(plot.width);
    expect(cellHeight * 4).toBeCloseTo(plot.height);
    expect(plot.x + plot.width).toBeLessThan(colorBar?.bounds.x ?? 0);
    expect(plot.y + plot.height).toBeLessThan(400);
  });

  it('a point in a cell finds the cell, and one beside the plot none', () => {
    const result = layout(4, 6);
    const bounds = cellBounds(result, { row: 2, column: 5 });
    expect(cellAt(result, bounds.x + 1, bounds.y + bounds.height - 1)).toEqual({ row: 2, column: 5 });
    expect(cellAt(result, result.plot.x - 1, bounds.y)).toBeNull();
    expect(cellAt(result, bounds.x, result.plot.y + result.plot.height + 1)).toBeNull();
  });

  it('annotates every cell where the text fits, with text that can be read on it', () => {
    const { annotations, annotationSize } = layout(4, 6);
    expect(annotations).toHaveLength(24);
    expect(annotations[7]).toMatchObject({ row: 1, column: 1, text: Math.sin(7).toFixed(2), color: '#ffffff' });
    expect(annotationSize).toBe(10);
  });

  it('leaves annotations out where they do not fit, unless they are wanted always', () => {
    expect(layout(30, 60).annotations).toHaveLength(0);
    expect(layout(30, 60, { annotations: 'always' }).annotations).toHaveLength(1800);
    expect(layout(4, 6, { annotations: 'never' }).annotations).toHaveLength(0);
  });

  it('does not annotate missing and hidden cells', () => {
    const data = { ...matrix(2, 2), values: Float64Array.of(1, Number.NaN, 0.5, 0), hidden: Uint8Array.of(0, 0, 0, 1) };
    const { annotations } = layoutHeatmap(data, options, 600, 400, fixedWidthText);
    expect(annotations.map(({ text }) => text)).toEqual(['1.00', '0.50']);
  });

  it('turns column labels only when they would overlap', () => {
    expect(layout(3, 3).columnLabels[0]).toMatchObject({ angle: 0, align: 'center' });
    expect(layout(3, 10, {}, [600, 400], 'a-long-name-of-a-series-').columnLabels[0]?.angle).toBeCloseTo(-Math.PI / 4);
    expect(layout(3, 60, {}, [600, 400], 'a-long-name-').columnLabels[0]?.angle).toBeCloseTo(-Math.PI / 2);
    expect(layout(3, 3, { columnLabelRotation: 90 }).columnLabels[0]?.angle).toBeCloseTo(-Math.PI / 2);
  });

  it('shows only as many labels as have room', () => {
    const { rowLabels, columnLabels, cellHeight } = layout(300, 300);
    expect(rowLabels.length * 11).toBeLessThanOrEqual(300 * cellHeight + 11);
    expect(columnLabels.length).toBeLessThan(60);
    expect(rowLabels[0]?.text).toBe('s0');
  });

  it('names of rows lower than a text stay inside the panel', () => {
    const [first] = layout(300, 6).rowLabels;
    expect(first?.y).toBeGreaterThanOrEqual(5);
    const high = layout(4, 6);
    expect(high.plot.y).toBe(1);
  });

  it('long row labels take a third of the width at most, and are cut', () => {
    const { plot, rowLabels } = layout(3, 3, {}, [600, 400], 'x'.repeat(200));
    expect(plot.x).toBeLessThan(600 * 0.4);
    expect(rowLabels[0]?.text.endsWith('…')).toBe(true);
  });

  it('square cells are square', () => {
    const { cellWidth, cellHeight } = layout(4, 8, { isSquare: true });
    expect(cellWidth).toBe(cellHeight);
  });

  it('turns the names of columns that fit the width, but not the square cells', () => {
    // 15 letters, 75 px: a quarter of the width has room for them, a quarter of the height has not.
    const changes = { isSquare: true, colorBar: 'none' as const };
    const names = layout(4, 4, changes, [900, 260], 'x'.repeat(14)).columnLabels;
    expect(names.map(({ angle }) => angle)).toEqual(Array(4).fill(-Math.PI / 4));
    const level = layout(4, 4, changes, [900, 460], 'x'.repeat(14)).columnLabels;
    expect(level.map(({ angle, text }) => `${angle} ${text.length}`)).toEqual(Array(4).fill('0 15'));
  });

  it('gives the gap up where cells are too small for it', () => {
    expect(layout(4, 6, { cellGap: 3 }).gap).toBe(3);
    expect(layout(300, 300, { cellGap: 3 }).gap).toBe(0);
  });

  it('the colour bar ends at the ends of the scale, its ticks in order', () => {
    const { colorBar, plot } = layout(4, 4);
    expect(colorBar?.bounds).toMatchObject({ y: plot.y, height: plot.height });
    expect(colorBar?.ticks.map(({ text }) => text)).toEqual(['-1.0', '-0.5', '0.0', '0.5', '1.0']);
    const ys = colorBar?.ticks.map(({ y }) => y) ?? [];
    expect(ys).toEqual([...ys].sort((a, b) => b - a));
    expect(layout(4, 4, { colorBar: 'none' }).colorBar).toBeNull();
    expect(layout(4, 4, { colorBar: 'bottom' }).colorBar?.bounds.width).toBeCloseTo(
      layout(4, 4, { colorBar: 'bottom' }).plot.width
    );
  });

  it.each([90, 100, 120, 140])(
    'leaves out ticks below a short colour bar that would run into each other (%s px)',
    (width) => {
      const wide = layout(4, 4, { colorBar: 'bottom' }).colorBar?.ticks ?? [];
      const narrow = layout(4, 4, { colorBar: 'bottom' }, [width, 200]).colorBar?.ticks ?? [];
      const edges = narrow.map(({ text, x, align }) => {
        const size = fixedWidthText(text, options.fontSize);
        const from = align === 'left' ? x : align === 'right' ? x - size : x - size / 2;
        return [from, from + size] as const;
      });
      expect(narrow.length).toBeLessThan(wide.length);
      expect(narrow.length).toBeGreaterThan(0);
      edges.slice(1).forEach(([from], i) => expect(from).toBeGreaterThan(edges[i]?.[1] ?? 0));
    }
  );

  it('margin trees end at the middle of their rows', () => {
    const tree = { feet: Float64Array.of(0.5, 1.5, 0, 0), heights: Float64Array.of(2), maxHeight: 2 };
    const result = layout(2, 2, { rowTree: tree, columnTree: tree });
    const middleOfFirst = result.plot.y + result.cellHeight / 2;
    expect(result.rowTree?.[1]).toBeCloseTo(middleOfFirst);
    expect(result.columnTree?.[6]).toBeCloseTo(result.plot.x + result.cellWidth * 1.5);
    expect(Math.max(...(result.rowTree?.filter((_, i) => i % 2 === 0) ?? []))).toBeLessThan(result.plot.x);
  });

  it('arrow keys walk over the cells and stop at the edges', () => {
    const result = layout(2, 3);
    expect(stepCell(result, null, 'ArrowDown')).toEqual({ row: 0, column: 0 });
    expect(stepCell(result, { row: 0, column: 0 }, 'ArrowUp')).toEqual({ row: 0, column: 0 });
    expect(stepCell(result, { row: 0, column: 0 }, 'ArrowDown')).toEqual({ row: 1, column: 0 });
    expect(stepCell(result, { row: 1, column: 0 }, 'End')).toEqual({ row: 1, column: 2 });
    expect(stepCell(result, { row: 1, column: 2 }, 'a')).toBeNull();
  });

  it('survives a panel without room and a matrix without cells', () => {
    expect(layout(4, 4, {}, [10, 10]).plot.width).toBeGreaterThanOrEqual(0);
    expect(cellAt(layout(0, 0), 5, 5)).toBeNull();
  });
});
