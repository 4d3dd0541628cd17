import { FieldType } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { plugin as correlation } from '../../../src/panels/correlation/module';
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

  it('a branch can be filtered by the labels that its items share', () => {
    const onAddAdHocFilter = vi.fn();
    renderPanel(dendrogram, { frames: [apis], context: { onAddAdHocFilter } });
    pinFirstMark();
    expect(screen.queryByRole('button', { name: /Filter api/ })).not.toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Filter region = eu' }));
    expect(onAddAdHocFilter).toHaveBeenCalledWith({ key: 'region', value: 'eu', operator: '=' });
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
