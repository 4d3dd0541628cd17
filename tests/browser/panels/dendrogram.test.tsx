import { FieldType } from '@grafana/data';
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { plugin } from '../../../src/panels/dendrogram/module';
import { renderPanel } from './renderPanel';

/** Two tight pairs and one item on its own. */
const table = {
  fields: [
    { name: 'api', type: FieldType.string, values: ['a1', 'a2', 'b1', 'b2', 'c'] },
    { name: 'latency', type: FieldType.number, values: [10, 11, 50, 51, 200] },
    { name: 'errors', type: FieldType.number, values: [1, 1, 5, 5, 20] },
  ],
};

describe('the dendrogram panel', () => {
  it('reads its groups to a screen reader', () => {
    renderPanel(plugin, { frames: [table], options: { colorBy: 'count', clusterCount: 3 } });
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    const groups = new Map(rows.map((row) => [row.children[0]?.textContent, row.children[1]?.textContent]));
    expect(groups.get('a1')).toBe(groups.get('a2'));
    expect(groups.get('b1')).toBe(groups.get('b2'));
    expect(new Set(groups.values()).size).toBe(3);
  });

  it('walks from the root down its branches', () => {
    renderPanel(plugin, { frames: [table] });
    const chart = screen.getByRole('application');
    fireEvent.keyDown(chart, { key: 'ArrowDown' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('Branch of 5 items');
    fireEvent.keyDown(chart, { key: 'ArrowDown' });
    expect(screen.getByTestId('covary-tooltip')).toHaveTextContent('Branch of 4 items');
  });

  it('moves the cut with the keyboard', () => {
    const onOptionsChange = vi.fn();
    renderPanel(plugin, { frames: [table], onOptionsChange });
    fireEvent.keyDown(screen.getByRole('application'), { key: 'PageUp' });
    expect(onOptionsChange).toHaveBeenCalledWith(expect.objectContaining({ colorBy: 'height' }));
  });

  it('refuses Ward with a distance that it is not defined for', () => {
    renderPanel(plugin, { frames: [table], options: { method: 'ward', metric: 'cosine' } });
    expect(screen.getByText(/defined for Euclidean distances only/)).toBeInTheDocument();
  });

  it('says that one item makes no tree', () => {
    const one = { fields: table.fields.map((field) => ({ ...field, values: field.values.slice(0, 1) })) };
    renderPanel(plugin, { frames: [one] });
    expect(screen.getByText(/at least two items/)).toBeInTheDocument();
  });
});
