import { FieldType } from '@grafana/data';
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { plugin } from '../../../src/panels/violin/module';
import { renderPanel } from './renderPanel';

const table = (rows: ReadonlyArray<readonly [string, number]>) => ({
  fields: [
    { name: 'cluster', type: FieldType.string, values: rows.map(([name]) => name) },
    { name: 'latency', type: FieldType.number, values: rows.map(([, value]) => value) },
  ],
});
const spread = (name: string, from: number) =>
  Array.from({ length: 9 }, (_, i): readonly [string, number] => [name, from + i]);

/** Texts of the table's rows. */
const rows = () =>
  within(screen.getByRole('table', { name: 'Distributions' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => Array.from(row.children, (cell) => cell.textContent));

describe('the violin panel', () => {
  it('groups the rows of a table by its text column', () => {
    renderPanel(plugin, { frames: [table([...spread('east', 0), ...spread('west', 100)])] });
    expect(rows()).toEqual([
      ['east', '9', '2', '4', '6'],
      ['west', '9', '102', '104', '106'],
    ]);
  });

  it('orders groups by median, lowest first, when asked', () => {
    renderPanel(plugin, {
      frames: [table([...spread('high', 100), ...spread('low', 0)])],
      options: { order: 'median' },
    });
    expect(rows().map(([name]) => name)).toEqual(['low', 'high']);
  });

  it('reads classic histograms, and says that quantiles are interpolated', () => {
    const bucket = (le: string, count: number) => ({
      fields: [
        { name: 'time', type: FieldType.time, values: [0] },
        { name: 'Value', type: FieldType.number, values: [count], labels: { service: 'cart', le } },
      ],
    });
    renderPanel(plugin, { frames: [bucket('1', 50), bucket('2', 100), bucket('+Inf', 100)] });
    expect(rows()).toEqual([['cart', '100', '0.500', '1', '1.50']]);
    fireEvent.keyDown(screen.getByRole('application'), { key: 'ArrowRight' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('histogram buckets only');
  });

  it('parts groups by a second label, with a legend that hides one', () => {
    const parted = {
      fields: [
        { name: 'region', type: FieldType.string, values: Array.from({ length: 20 }, () => 'eu') },
        {
          name: 'version',
          type: FieldType.string,
          values: Array.from({ length: 20 }, (_, i) => (i % 2 ? 'v2' : 'v1')),
        },
        { name: 'latency', type: FieldType.number, values: Array.from({ length: 20 }, (_, i) => i) },
      ],
    };
    renderPanel(plugin, { frames: [parted], options: { groupBy: 'region', hueBy: 'version' } });
    expect(rows().map(([name]) => name)).toEqual(['eu · v1', 'eu · v2']);
    fireEvent.click(screen.getByText('v2', { selector: 'button' }));
    expect(rows().map(([name]) => name)).toEqual(['eu · v2']);
    fireEvent.click(screen.getByText('v2', { selector: 'button' }));
    expect(rows()).toHaveLength(2);
  });

  it('lists groups with calculations in a table, where a click leaves one and Ctrl toggles one', () => {
    const frames = [table([...spread('east', 0), ...spread('west', 100), ...spread('north', 200)])];
    const legend = { showLegend: true, displayMode: 'table', placement: 'bottom', calcs: ['count', 'mean', 'p95'] };
    renderPanel(plugin, { frames, options: { legend } });
    const [legendTable] = screen.getAllByRole('table').filter((one) => within(one).queryByText('Mean') !== null);
    const texts = within(legendTable ?? document.body)
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(texts[0]).toMatch(/Count.*Mean.*95th %/);
    expect(texts[2]).toMatch(/west.*9.*104/);
    const shown = () => rows().map(([name]) => name);
    const drawn = () => shown().filter((name) => ['east', 'west', 'north'].includes(name ?? ''));
    fireEvent.click(screen.getByRole('button', { name: 'west' }));
    expect(drawn()).toEqual(['west']);
    fireEvent.click(screen.getByRole('button', { name: 'east' }), { ctrlKey: true });
    expect(drawn()).toEqual(['east', 'west']);
    fireEvent.click(screen.getByRole('button', { name: 'north' }), { metaKey: true });
    expect(drawn()).toEqual(['east', 'west', 'north']);
  });

  it('leaves values without a logarithm out of a logarithmic axis, and says so', () => {
    renderPanel(plugin, { frames: [table([...spread('east', -2)])], options: { isLog: true } });
    expect(rows()[0]?.[1]).toBe('6');
    fireEvent.keyDown(screen.getByRole('application'), { key: 'Home' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('3 values are not positive');
  });

  it('says when all values are missing', () => {
    const frame = { fields: [{ name: 'x', type: FieldType.number, values: [null, null] }] };
    renderPanel(plugin, { frames: [frame] });
    expect(screen.getByText(/All values are missing/)).toBeInTheDocument();
  });
});
