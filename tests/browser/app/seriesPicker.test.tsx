import { dateTime } from '@grafana/data';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Watching } from '../../../src/app/detectors/watching';
import { SeriesPicker } from '../../../src/app/pages/detectors/SeriesPicker';
import { giveEverythingASize } from '../datasource/editor/layout';

const stores: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  prometheus: { names: ['__name__', 'job', 'zone'], __name__: ['http_requests_total', 'up'], job: ['api', 'web'] },
  shop: { names: ['__name__', 'service'], __name__: ['shop_cpu_percent'], service: ['cart'] },
};
const source = {
  metricFindQuery: (query: string) => {
    const names = query === 'stores(demo)' ? ['shop'] : Object.keys(stores);
    return Promise.resolve(names.map((text) => ({ text })));
  },
  getResource: (_: string, { upstream = 'prometheus', label = 'names' }: Readonly<Record<string, string>>) =>
    Promise.resolve({ labels: stores[upstream]?.[label] ?? [] }),
};

vi.mock('@grafana/runtime', async (original) => ({
  ...(await original()),
  getDataSourceSrv: () => ({ get: () => Promise.resolve(source) }),
}));

const from = dateTime(1_700_000_000_000);
const to = dateTime(1_700_003_600_000);
const range = { from, to, raw: { from, to } };

function renderPicker(more: Partial<Watching> = {}) {
  const seen: { watching: Watching } = { watching: { detector: 'ensemble', direction: 'both', ...more } };
  function Page() {
    const [watching, setWatching] = useState(seen.watching);
    return (
      <SeriesPicker
        watching={watching}
        onChange={(change) => {
          seen.watching = { ...watching, ...change };
          setWatching(seen.watching);
        }}
        dataSources={[]}
        dataSource="covary"
        range={range}
      />
    );
  }
  const { rerender } = render(<Page />);
  return { seen, drawAnew: () => rerender(<Page />) };
}

// What is loaded late takes its time where much runs at once.
const patience = { timeout: 20_000 };
const fieldOf = (name: string | RegExp) => screen.findByLabelText(name, { selector: 'input' }, patience);

async function choose(name: string | RegExp, option: string): Promise<void> {
  await userEvent.click(await fieldOf(name));
  await userEvent.click(await screen.findByText(option, { selector: '[role=option] *' }));
}

beforeAll(giveEverythingASize);
beforeEach(() => vi.clearAllMocks());

describe('the series of a detector', () => {
  it('are built out of what the store has', async () => {
    const { seen } = renderPicker();
    await choose('Metric', 'http_requests_total');
    expect(seen.watching).toMatchObject({
      expr: 'rate(http_requests_total[$__rate_interval])',
      upstream: 'prometheus',
    });
    await choose(/^Join series/, 'sum');
    await choose(/^One for each/, 'job');
    await choose(/^Over/, '5m');
    expect(seen.watching.expr).toBe('sum by (job) (rate(http_requests_total[5m]))');
    expect(screen.getByText('sum by (job) (rate(http_requests_total[5m]))')).toBeInTheDocument();
  });

  it('keep a filter that is being filled in while the page is drawn anew', async () => {
    const { seen, drawAnew } = renderPicker({ expr: 'up', upstream: 'prometheus' });
    await fieldOf('Metric');
    await userEvent.click(screen.getByText('Select label'));
    await userEvent.click(await screen.findByText('job', { selector: '[role=option] *' }));
    drawAnew();
    await userEvent.click(screen.getByText('Select value'));
    await userEvent.click(await screen.findByText('web', { selector: '[role=option] *' }));
    expect(seen.watching.expr).toBe('up{job="web"}');
  });

  it('are selectors alone where the store takes nothing else', async () => {
    const { seen } = renderPicker({ upstream: 'shop' });
    await choose('Metric', 'shop_cpu_percent');
    expect(seen.watching).toMatchObject({ expr: 'shop_cpu_percent', upstream: 'shop' });
    expect(screen.queryByLabelText(/^Join series/)).toBeNull();
  });

  it('are in the builder what was written as code, and the other way round', async () => {
    const { seen } = renderPicker({ expr: 'sum by (job) (up)', upstream: 'prometheus' });
    expect(await fieldOf('Metric')).toHaveValue('up');
    await userEvent.click(screen.getByRole('radio', { name: 'Code' }));
    const code = await fieldOf('Query');
    expect(code).toHaveValue('sum by (job) (up)');
    await userEvent.clear(code);
    await userEvent.type(code, 'up / 2{Enter}');
    expect(seen.watching.expr).toBe('up / 2');
    // What the builder cannot show is not lost in it.
    expect(screen.getByRole('radio', { name: 'Builder' })).toBeDisabled();
    await userEvent.clear(await fieldOf('Query'));
    await userEvent.type(await fieldOf('Query'), 'up{Enter}');
    await userEvent.click(screen.getByRole('radio', { name: 'Builder' }));
    await waitFor(async () => expect(await fieldOf('Metric')).toHaveValue('up'));
  });
});
