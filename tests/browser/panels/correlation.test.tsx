import { FieldType, getPanelDataSummary, toDataFrame } from '@grafana/data';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../src/panels/correlation/migrate';
import { plugin } from '../../../src/panels/correlation/module';
import { type CorrelationOptions } from '../../../src/panels/correlation/options';
import { renderPanel } from './renderPanel';

const times = Array.from({ length: 20 }, (_, i) => i * 60_000);
const wide = (columns: Record<string, number[]>) => ({
  fields: [
    { name: 'time', type: FieldType.time, values: times },
    ...Object.entries(columns).map(([name, values]) => ({ name, type: FieldType.number, values })),
  ],
});
const rising = times.map((_, i) => i);
const wavy = times.map((_, i) => Math.sin(i));
const two = wide({ cpu: rising, memory: rising.map((value) => -3 * value) });

describe('the correlation panel', () => {
  it('reads its matrix to a screen reader', () => {
    renderPanel(plugin, { frames: [two] });
    const cells = within(screen.getByRole('table')).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual(['1.00', '-1.00', '-1.00', '1.00']);
  });

  it('says what a cell holds when the keyboard reaches it', () => {
    renderPanel(plugin, { frames: [two] });
    const chart = screen.getByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    const tooltip = screen.getByTestId('covary-tooltip');
    expect(tooltip).toHaveTextContent('cpu × memory');
    expect(tooltip).toHaveTextContent('Pearson r-1.000');
    expect(tooltip).toHaveTextContent('n20');
  });

  it('Enter pins the tooltip, Escape lets go', () => {
    renderPanel(plugin, { frames: [two] });
    const chart = screen.getByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowRight' });
    fireEvent.keyDown(chart, { key: 'Enter' });
    expect(screen.getByRole('button', { name: 'Close' })).toBeInTheDocument();
    fireEvent.keyDown(chart, { key: 'Escape' });
    expect(screen.queryByTestId('covary-tooltip')).not.toBeInTheDocument();
  });

  it('says which frames it takes when there is nothing to correlate', () => {
    renderPanel(plugin, { frames: [] });
    expect(screen.getByText(/no numeric series.*two or more numeric series/)).toBeInTheDocument();
  });

  it('says that one series is not enough', () => {
    renderPanel(plugin, { frames: [wide({ cpu: rising })] });
    expect(screen.getByText(/at least two series/)).toBeInTheDocument();
  });

  it('shows values by hour of day in value mode', () => {
    const hourly = times.map((_, i) => i * 3_600_000);
    const frame = {
      fields: [
        { name: 'time', type: FieldType.time, values: hourly },
        { name: 'load', type: FieldType.number, values: rising, config: { unit: 'ms' } },
      ],
    };
    renderPanel(plugin, { frames: [frame], options: { mode: 'values' } });
    const cells = within(screen.getByRole('table')).getAllByRole('cell');
    expect(cells).toHaveLength(24);
    expect(cells[3]).toHaveTextContent('3 ms');
    expect(cells[23]).toHaveTextContent('–');
  });

  it('says that it computes while many samples are put into buckets, and shows nothing older as current', async () => {
    const many = Array.from({ length: 200 }, (_, i) => i * 900_000);
    const frame = (level: number) => ({
      fields: [
        { name: 'time', type: FieldType.time, values: many },
        ...Array.from({ length: 1500 }, (_, s) => ({
          name: `s${s}`,
          type: FieldType.number,
          values: many.map(() => level),
        })),
      ],
    });
    const options = { mode: 'values', bucket: 'dayOfWeek' };
    const { update } = renderPanel(plugin, { frames: [frame(5)], options });
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(screen.getByText('Computing…')).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole('cell')[3]).toHaveTextContent('5'));
    expect(screen.queryByText('Computing…')).not.toBeInTheDocument();
    update({ frames: [frame(6)], options });
    expect(screen.getByText('Computing…')).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole('cell')[3]).toHaveTextContent('6'));
    update({ frames: [frame(6)], options: { ...options, bucket: 'interval', bucketMinutes: 0 } });
    expect(screen.getByText(/more than 2000 columns/)).toBeInTheDocument();
  });

  it('reads a finished matrix, a table of columns and long frames', () => {
    const matrix = {
      meta: { custom: { covary: { kind: 'correlationMatrix', version: 1, quantity: 'r', method: 'kendall' } } },
      fields: [
        { name: 'series', type: FieldType.string, values: ['a', 'b'] },
        { name: 'a', type: FieldType.number, values: [1, 0.25] },
        { name: 'b', type: FieldType.number, values: [0.25, 1] },
      ],
    };
    const table = {
      fields: [
        { name: 'x', type: FieldType.number, values: rising },
        { name: 'y', type: FieldType.number, values: wavy },
      ],
    };
    const long = {
      fields: [
        { name: 'time', type: FieldType.time, values: [...times, ...times] },
        { name: 'host', type: FieldType.string, values: [...times.map(() => 'a'), ...times.map(() => 'b')] },
        { name: 'value', type: FieldType.number, values: [...rising, ...rising] },
      ],
    };
    const second = (frame: Parameters<typeof toDataFrame>[0]) => {
      const { unmount } = renderPanel(plugin, { frames: [frame] });
      const text = within(screen.getByRole('table')).getAllByRole('cell')[1]?.textContent;
      unmount();
      return text;
    };
    expect(second(matrix)).toBe('0.25');
    expect(second(table)).toMatch(/^-?0\.\d\d$/);
    expect(second(long)).toBe('1.00');
  });

  it('suggests itself for several series, strongly for a matrix, and not for one number', () => {
    const suggest = (frame: Parameters<typeof toDataFrame>[0]) =>
      plugin.getSuggestions(getPanelDataSummary([toDataFrame(frame)]));
    expect(suggest(two)).toHaveLength(1);
    expect(suggest(wide({ cpu: rising }))).toBeUndefined();
  });

  it('fills options that an older version did not save', async () => {
    const saved: CorrelationOptions = JSON.parse('{ "mode": "lag" }');
    const panel = {
      id: 1,
      type: 'covary-correlation-panel',
      options: saved,
      fieldConfig: { defaults: {}, overrides: [] },
    };
    expect(await migrate(panel)).toMatchObject({ mode: 'lag', method: 'pearson', minOverlap: 5 });
  });
});
