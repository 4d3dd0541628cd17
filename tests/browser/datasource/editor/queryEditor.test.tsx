import { CoreApp, LoadingState, toDataFrame } from '@grafana/data';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentProps, useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type CovaryDataQuery } from '../../../../src/datasource/covaryDataQuery';
import QueryEditor from '../../../../src/datasource/editor/QueryEditor';
import { questions } from '../../../../src/datasource/editor/questions';
import { fakeDatasource, shownRange } from './fakeDatasource';
import { giveEverythingASize } from './layout';

beforeAll(giveEverythingASize);
vi.setConfig({ testTimeout: 30_000 });

type Props = ComponentProps<typeof QueryEditor>;

function renderEditor(start: Partial<CovaryDataQuery> = {}, props: Partial<Props> = {}) {
  const datasource = fakeDatasource();
  const seen: { query: CovaryDataQuery; runs: number } = { query: { refId: 'A', ...start }, runs: 0 };
  function Editor() {
    const [query, setQuery] = useState(seen.query);
    return (
      <QueryEditor
        datasource={datasource}
        query={query}
        range={shownRange}
        app={CoreApp.Dashboard}
        onChange={(next) => {
          seen.query = next;
          setQuery(next);
        }}
        onRunQuery={() => (seen.runs += 1)}
        {...props}
      />
    );
  }
  render(<Editor />);
  return seen;
}

const field = (name: string | RegExp) => screen.getByLabelText(name, { selector: 'input' });

async function choose(name: string | RegExp, option: string | RegExp): Promise<void> {
  await userEvent.click(field(name));
  await userEvent.click(await screen.findByText(option, { selector: '[role=option] *' }));
}

const up = { inputs: [{ refId: 'a', upstream: 'metrics', expr: 'up' }], analysis: { kind: 'anomaly' as const } };

it('takes what Grafana adds to the queries of rules, Explore and panels as its own', () => {
  const added = { instant: true, range: false, intervalMs: 1000, maxDataPoints: 100, queryType: '', key: 'x' };
  renderEditor({ ...up, ...added }, { app: CoreApp.UnifiedAlerting });
  expect(screen.queryByText(/does not know/)).toBeNull();
});

describe('the questions', () => {
  it('are chosen by a click, and the query has that analysis', async () => {
    const seen = renderEditor(up);
    await userEvent.click(screen.getByRole('button', { name: /^What is unusual/ }));
    expect(screen.getAllByRole('radio', { name: /\?/ })).toHaveLength(questions().length);
    await userEvent.click(screen.getByText('What moves with this?'));
    expect(seen.query.analysis).toEqual({ kind: 'related', target: 'a' });
    expect(screen.queryByRole('radiogroup', { name: 'What do you want to know?' })).toBeNull();
    expect(screen.getByRole('button', { name: /^What moves with this/ })).toHaveFocus();
  });

  it('are chosen by keys: arrows mark, Enter chooses, Escape leaves all as it was', async () => {
    const seen = renderEditor(up);
    screen.getByRole('button', { name: /^What is unusual/ }).focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{ArrowDown}');
    expect(seen.runs).toBe(0);
    await userEvent.keyboard('{Escape}');
    expect(seen.query.analysis).toEqual({ kind: 'anomaly' });
    await userEvent.keyboard('{Enter}{ArrowDown}{Enter}');
    expect(seen.query.analysis).toMatchObject({ kind: 'rootCause' });
  });
});

describe('an input', () => {
  it('is built out of what the store has, and says what it returns', async () => {
    const seen = renderEditor();
    await screen.findByLabelText('Metric', { selector: 'input' });
    await choose('Metric', 'http_requests_total');
    expect(seen.query.inputs).toEqual([
      { refId: 'a', upstream: 'metrics', expr: 'rate(http_requests_total[$__rate_interval])' },
    ]);
    expect(screen.getByText('rate(http_requests_total[$__rate_interval])')).toBeInTheDocument();
    expect(
      await screen.findByText('2 series: api, web · a sample every 15s · service label: job · role: traffic')
    ).toBeInTheDocument();
    await choose(/^Join series/, 'sum');
    await choose(/^One for each/, 'job');
    expect(seen.query.inputs?.[0]?.expr).toBe('sum by (job) (rate(http_requests_total[$__rate_interval]))');
    await choose(/^Over/, '5m');
    expect(seen.query.inputs?.[0]?.expr).toBe('sum by (job) (rate(http_requests_total[5m]))');
  });

  it('offers a store that takes selectors no functions', async () => {
    renderEditor({ inputs: [{ refId: 'a', upstream: 'shop', expr: 'up' }], analysis: { kind: 'anomaly' } });
    await waitFor(() => expect(screen.getByLabelText('Metric')).toBeInTheDocument());
    expect(screen.queryByLabelText(/^Join series/)).toBeNull();
  });

  it('stands as it is until the kinds of stores are known, and can be edited where they never are', async () => {
    const datasource = fakeDatasource();
    let refuse: (reason: Error) => void = () => undefined;
    vi.spyOn(datasource, 'upstreamKinds').mockReturnValue(new Promise((_, reject) => (refuse = reject)));
    renderEditor(up, { datasource });
    expect(screen.getByText('up')).toBeInTheDocument();
    expect(screen.queryByLabelText('Query')).toBeNull();
    refuse(new Error('the plugin is down'));
    expect(await screen.findByLabelText('Query', {}, { timeout: 20_000 })).toHaveTextContent('up');
  });

  it('is code where it says more than the builder can show', async () => {
    const seen = renderEditor({ ...up, inputs: [{ refId: 'a', upstream: 'metrics', expr: 'up / 2' }] });
    const code = await screen.findByLabelText('PromQL', {}, { timeout: 20_000 });
    expect(code).toHaveTextContent('up / 2');
    expect(screen.getByText(/says more than the builder/)).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Builder' })).toBeDisabled();
    fireEvent.blur(code);
    expect(seen.runs).toBe(0);
  });

  it('says at its place what the store refused', async () => {
    renderEditor({ ...up, inputs: [{ refId: 'a', upstream: 'metrics', expr: 'wrong)' }] });
    expect(await screen.findByText(/unexpected \)/, {}, { timeout: 20_000 })).toBeInTheDocument();
  });

  it('changes its store and keeps its text, in the field of that store', async () => {
    const seen = renderEditor(up);
    await choose(/^Input a/, 'shop');
    expect(seen.query.inputs).toEqual([{ refId: 'a', upstream: 'shop', expr: 'up' }]);
  });

  it('is added, named and removed', async () => {
    const seen = renderEditor(up);
    await userEvent.click(screen.getByRole('button', { name: 'Add input' }));
    expect(seen.query.inputs).toEqual([up.inputs[0], { refId: 'b', upstream: 'metrics' }]);
    fireEvent.change(screen.getAllByLabelText(/^Legend/)[0] ?? document.body, { target: { value: '{{job}}' } });
    fireEvent.blur(screen.getAllByLabelText(/^Legend/)[0] ?? document.body);
    expect(seen.query.inputs?.[0]?.legend).toBe('{{job}}');
    await userEvent.click(screen.getByRole('button', { name: 'Remove input b' }));
    expect(seen.query.inputs).toHaveLength(1);
  });

  it('comes as a preset of what the store has, in the place of an empty one', async () => {
    const seen = renderEditor();
    await userEvent.click(await screen.findByRole('button', { name: 'Add what the store has' }));
    await userEvent.click(await screen.findByText('HTTP requests'));
    expect(seen.query.inputs?.map(({ refId, role }) => [refId, role])).toEqual([
      ['a', 'errors'],
      ['b', 'errors'],
      ['c', 'traffic'],
    ]);
  });
});

describe('the editor', () => {
  it('shows queries of former versions in the words of this one', () => {
    const stored: object = { ...up, version: 1, analysis: { kind: 'anomaly', sensitivity: 0.5 } };
    renderEditor(stored);
    expect(field(/^Alerts a week/)).toHaveValue('0.25');
  });

  it('says what the last run had to say', () => {
    const frame = toDataFrame({ refId: 'A', fields: [] });
    frame.meta = { notices: [{ severity: 'warning', text: 'input a returned no series' }] };
    renderEditor(up, {
      data: {
        state: LoadingState.Done,
        series: [frame],
        timeRange: shownRange,
        errors: [{ refId: 'A', message: 'the store is gone' }],
      },
    });
    expect(screen.getByText('input a returned no series')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('the store is gone');
  });

  it('explains what a query costs', async () => {
    renderEditor(up);
    await screen.findByText(/2 series/);
    await userEvent.click(screen.getByRole('button', { name: 'Explain' }));
    expect(await screen.findByText(/^Judged every 60 s, whatever the zoom/)).toBeInTheDocument();
    expect(screen.getByText(/^3 d before the range .* up to 28 days/)).toBeInTheDocument();
    // (1 h + 72 h) of minutes and 28 days of quarters of an hour, of two series
    expect(screen.getByText(/^2 series, about 14,000 samples in at most 2 requests/)).toBeInTheDocument();
  });

  it('runs an example when it is clicked', async () => {
    const seen = renderEditor(up);
    await waitFor(() => expect(screen.getByLabelText('Metric')).toBeInTheDocument());
    await userEvent.click(screen.getByRole('button', { name: 'Examples' }));
    await userEvent.click(screen.getByRole('button', { name: 'Unusual errors' }));
    expect(seen.query).toMatchObject({
      inputs: [{ refId: 'errors', upstream: 'metrics', expr: expect.stringContaining('http_requests_total') }],
      analysis: { kind: 'anomaly', direction: 'above' },
    });
    expect(seen.runs).toBe(1);
  });

  it('copies the query without what only the dashboard knows', async () => {
    vi.stubGlobal('isSecureContext', true);
    const user = userEvent.setup();
    renderEditor({ ...up, datasource: { uid: 'covary' } });
    await user.click(screen.getByRole('button', { name: /Copy as JSON/ }));
    const copied: unknown = JSON.parse(await navigator.clipboard.readText());
    expect(copied).toEqual({ ...up, version: 2 });
  });

  it('is narrow and says what comes in the editor of a rule', () => {
    renderEditor(up, { app: CoreApp.UnifiedAlerting });
    expect(within(document.body).getByText(/A rule gets the score of each series/)).toBeInTheDocument();
  });
});
