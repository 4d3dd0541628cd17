import { type PanelPlugin } from '@grafana/data';
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plugin as anomaly } from '../../../src/panels/anomaly/module';
import { plugin as clusters } from '../../../src/panels/clusters/module';
import { plugin as correlation } from '../../../src/panels/correlation/module';
import { plugin as dendrogram } from '../../../src/panels/dendrogram/module';
import { plugin as pairplot } from '../../../src/panels/pairplot/module';
import { plugin as rootcause } from '../../../src/panels/rootcause/module';
import { plugin as violin } from '../../../src/panels/violin/module';
import { stories } from '../../../workbench/stories/stories';
import { digest, type Drawing, recordDrawing } from './recordDrawing';
import { renderPanel } from './renderPanel';

const plugins: Readonly<Record<string, PanelPlugin>> = {
  'covary-anomaly-panel': anomaly,
  'covary-clusters-panel': clusters,
  'covary-correlation-panel': correlation,
  'covary-dendrogram-panel': dendrogram,
  'covary-pairplot-panel': pairplot,
  'covary-rootcause-panel': rootcause,
  'covary-violin-panel': violin,
};

/** Calls that are kept word for word; of those that follow a few letters each hundred. */
const spelledOut = 120;
const blockOfCalls = 100;

/** 200 series are computed on the page's own thread here. */
const timeoutMs = 60_000;

/** What every story paints, call by call: `npx vitest run --project browser tests/browser/panels/drawings.test.tsx -u` after a wanted change. */
describe('what is painted of the story', () => {
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
  });

  it.each(stories)(
    '$id',
    async ({ id, panelId, frames, options, fieldDefaults = {}, size: [width, height] }) => {
      const drawing = recordDrawing();
      const plugin = plugins[panelId];
      if (plugin === undefined) {
        throw new Error(`${panelId} is not among the plugins of this test`);
      }
      const fieldConfig = { defaults: fieldDefaults, overrides: [] };
      const { container } = renderPanel(plugin, {
        frames,
        options,
        fieldConfig,
        width,
        height,
        range: rangeOf(frames),
      });
      await waitFor(() => expect(container.querySelector('[aria-busy="true"]')).toBeNull());
      const whole = paintings(drawing);
      // The last mark that the keyboard reaches is brought out on the layer above.
      for (const surface of screen.queryAllByRole('application')) {
        await act(() => fireEvent.keyDown(surface, { key: 'End' }));
      }
      const focus = paintings(drawing).map(({ name, layers: [, overlay = []] }) => [`## ${name}, focus`, ...overlay]);
      const lines = [...whole.map(({ name, layers: [chart = []] }) => [`# ${name}`, ...chart]), ...focus];
      const content = lines.map((part) => `${shortened(part).join('\n')}\n`).join('\n') || 'no chart\n';
      await expect(content).toMatchFileSnapshot(`drawings/${id}.txt`);
    },
    timeoutMs
  );
});

/** From the first to the last time. */
function rangeOf(frames: (typeof stories)[number]['frames']): readonly [number, number] {
  const times = frames.flatMap(({ fields }) =>
    fields.filter(({ type }) => type === 'time').flatMap(({ values }) => [Number(values[0]), Number(values.at(-1))])
  );
  return times.length === 0 ? [0, 1] : [Math.min(...times), Math.max(...times)];
}

interface Painting {
  readonly name: string;
  /** The chart's calls, then those of the layer that changes with the pointer. */
  readonly layers: ReadonlyArray<readonly string[]>;
}

function paintings({ callsOf }: Drawing): Painting[] {
  const focus = screen.queryAllByTestId('covary-focus').map((holder) => ({
    name: 'covary-focus',
    layers: Array.from(holder.querySelectorAll('canvas'), (canvas) => [...callsOf(canvas)]),
  }));
  const surfaces = screen.queryAllByTestId('covary-surface').map((surface) => {
    const canvases = Array.from(surface.querySelectorAll('canvas'));
    return { name: canvases[0]?.dataset['testid'] ?? '', layers: canvases.map((canvas) => [...callsOf(canvas)]) };
  });
  return [...surfaces, ...focus];
}

function shortened(lines: readonly string[]): string[] {
  const short = (line: string) => (line.length > 400 ? `${line.slice(0, 360)} … ${digest(line)}` : line);
  const rest = lines.slice(spelledOut);
  const blocks = Array.from({ length: Math.ceil(rest.length / blockOfCalls) }, (_, block) => {
    const calls = rest.slice(block * blockOfCalls, (block + 1) * blockOfCalls);
    return `${calls.length} more: ${digest(calls.join('\n'))}`;
  });
  return [...lines.slice(0, spelledOut).map(short), ...blocks];
}
