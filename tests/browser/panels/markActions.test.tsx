import { FieldType } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { plugin as correlation } from '../../../src/panels/correlation/module';
import { filterActions } from '../../../src/panels/kit/chart/filterActions';
import { plugin as dendrogram } from '../../../src/panels/dendrogram/module';
import { renderPanel } from './renderPanel';

const apis = {
  fields: [
    { name: 'api', type: FieldType.string, values: ['cart', 'pay', 'search'] },
    { name: 'region', type: FieldType.string, values: ['eu', 'eu', 'eu'] },
    { name: 'latency', type: FieldType.number, values: [10, 11, 50] },
    { name: 'errors', type: FieldType.number, values: [1, 1, 5] },
  ],
};
const series = ['a', 'b'].map((host, i) => ({
  fields: [
    { name: 'time', type: FieldType.time, values: [1, 2, 3, 4, 5, 6] },
    { name: 'load', type: FieldType.number, values: [1, 5, 2, 7 + i, 3, 9], labels: { host, job: 'node' } },
  ],
}));

/** Reaches the first mark by keyboard and pins it. */
function pinFirstMark(): void {
  const chart = screen.getByRole('application');
  fireEvent.keyDown(chart, { key: 'ArrowDown' });
  fireEvent.keyDown(chart, { key: 'Enter' });
}

describe('what a pinned mark offers', () => {
  it('a branch is handed to a dashboard variable, item by item', () => {
    renderPanel(dendrogram, { frames: [apis], options: { variable: 'api' } });
    pinFirstMark();
    fireEvent.click(screen.getByRole('button', { name: 'Select 3' }));
    expect(locationService.getSearch().getAll('var-api').sort()).toEqual(['cart', 'pay', 'search']);
  });

  it('a branch can be filtered by the labels of its items', () => {
    const onAddAdHocFilter = vi.fn();
    renderPanel(dendrogram, { frames: [apis], context: { onAddAdHocFilter } });
    pinFirstMark();
    fireEvent.click(screen.getByRole('button', { name: 'Filter region = eu' }));
    expect(onAddAdHocFilter).toHaveBeenLastCalledWith({ key: 'region', value: 'eu', operator: '=' });
    fireEvent.click(screen.getByRole('button', { name: 'Filter api = 3 values' }));
    expect(onAddAdHocFilter).toHaveBeenLastCalledWith({
      key: 'api',
      value: expect.stringMatching(/^(cart|pay|search)(\|(cart|pay|search)){2}$/),
      operator: '=~',
    });
  });

  it('labels that not all have, and too many values, are not offered', () => {
    const onAddAdHocFilter = vi.fn();
    const labels = (values: readonly string[]) => values.map((pod) => ({ __name__: 'load', pod }));
    const many = labels(Array.from({ length: 51 }, (_, i) => `pod-${i}`));
    expect(filterActions(many, { onAddAdHocFilter })).toEqual([]);
    expect(filterActions([...labels(['a']), { __name__: 'load', zone: 'eu' }], { onAddAdHocFilter })).toEqual([]);
    expect(filterActions([], { onAddAdHocFilter })).toEqual([]);
    const [one] = filterActions(labels(['a.1', 'b|c']), { onAddAdHocFilter });
    one?.onClick();
    expect(one?.label).toBe('Filter pod = a.1 | b|c');
    expect(onAddAdHocFilter).toHaveBeenCalledWith({ key: 'pod', value: 'a\\.1|b\\|c', operator: '=~' });
  });

  it('a cell hands its row and its column to variables, and offers the labels of both', () => {
    const onAddAdHocFilter = vi.fn();
    renderPanel(correlation, {
      frames: series,
      options: { rowVariable: 'x', columnVariable: 'y' },
      context: { onAddAdHocFilter },
    });
    const chart = screen.getByRole('application');
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) {
      fireEvent.keyDown(chart, { key });
    }
    fireEvent.click(screen.getByRole('button', { name: 'Select' }));
    const search = locationService.getSearch();
    expect([search.get('var-x'), search.get('var-y')]).toEqual([
      expect.stringContaining('a'),
      expect.stringContaining('b'),
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Filter host = b' }));
    expect(onAddAdHocFilter).toHaveBeenCalledWith({ key: 'host', value: 'b', operator: '=' });
    expect(screen.getAllByRole('button', { name: 'Filter job = node' })).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Filter host = a | b' }));
    expect(onAddAdHocFilter).toHaveBeenLastCalledWith({ key: 'host', value: 'a|b', operator: '=~' });
  });

  it('the keyboard goes into the tooltip, and back to the chart with Escape', () => {
    renderPanel(dendrogram, { frames: [apis] });
    const chart = screen.getByRole('application');
    chart.focus();
    pinFirstMark();
    const tooltip = screen.getByTestId('covary-tooltip');
    expect(tooltip).toContainElement(document.activeElement instanceof HTMLElement ? document.activeElement : null);
    fireEvent.keyDown(document.activeElement ?? chart, { key: 'Escape' });
    expect(tooltip).not.toBeInTheDocument();
    expect(chart).toHaveFocus();
  });

  it('nothing is offered where the dashboard has neither', () => {
    renderPanel(dendrogram, { frames: [apis] });
    pinFirstMark();
    expect(screen.queryByRole('button', { name: /Select|Filter/ })).not.toBeInTheDocument();
  });
});
