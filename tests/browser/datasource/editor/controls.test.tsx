import { dateTime } from '@grafana/data';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { AnalysisFields } from '../../../../src/datasource/editor/analyses/AnalysisFields';
import { fieldPlans, queryPlan } from '../../../../src/datasource/editor/analyses/fieldPlans';
import { analysisKinds, analysisSchema, querySchema } from '../../../../src/datasource/editor/analyses/schemas';
import { type EditorChoices, EditorChoicesContext } from '../../../../src/datasource/editor/editorChoices';
import { emptyAnalysis } from '../../../../src/datasource/editor/emptyAnalysis';
import { type CovaryDataQuery } from '../../../../src/datasource/covaryDataQuery';
import { queryProblems } from '../../../../src/datasource/editor/queryProblems';
import { type Fields } from '../../../../src/datasource/form/SchemaForm';
import { type AnalysisKind } from '../../../../src/protocol/query';
import { giveEverythingASize } from './layout';

beforeAll(giveEverythingASize);
// Grafana's lists of choices take their time without a layout.
vi.setConfig({ testTimeout: 30_000 });

const from = dateTime(1_700_000_000_000);
const to = dateTime(1_700_003_600_000);
const choices: EditorChoices = {
  inputs: [
    { refId: 'latency', expr: 'latency' },
    { refId: 'calls', expr: 'calls' },
  ],
  seriesNames: ['cart latency', 'database latency'],
  services: ['cart', 'database'],
  labels: () => Promise.resolve(['service', 'zone']),
  tags: () => Promise.resolve(['deployment', 'config']),
  range: { from, to, raw: { from, to } },
  isAlert: false,
};

/** Renders the form of an analysis; what it says of the analysis afterwards is in the answer. */
function renderForm(kind: AnalysisKind, start: Fields = {}, isAlert = false) {
  const seen: { analysis: Fields; query: Fields } = { analysis: { kind, ...start }, query: {} };
  function Form() {
    const [analysis, setAnalysis] = useState<Fields>(seen.analysis);
    const [own, setOwn] = useState<Fields>({});
    const query: CovaryDataQuery = {
      ...own,
      refId: 'A',
      inputs: [...choices.inputs],
      analysis: { ...emptyAnalysis(kind, []), ...analysis },
    };
    return (
      <EditorChoicesContext.Provider value={{ ...choices, isAlert }}>
        <AnalysisFields
          kind={kind}
          query={query}
          problems={queryProblems(query)}
          onChange={(next) => {
            seen.analysis = next;
            setAnalysis(next);
          }}
          onQueryChange={(next) => {
            seen.query = next;
            setOwn(next);
          }}
        />
      </EditorChoicesContext.Provider>
    );
  }
  render(<Form />);
  return seen;
}

/** By its label, which is quicker than by its role. */
const field = (name: string | RegExp) => screen.getByLabelText(name, { selector: 'input' });

async function choose(name: string | RegExp, option: string | RegExp): Promise<void> {
  await userEvent.click(field(name));
  await userEvent.click(await screen.findByText(option, { selector: '[role=option] *' }));
}

async function write(name: string | RegExp, text: string): Promise<void> {
  fireEvent.change(field(name), { target: { value: text } });
  fireEvent.blur(field(name));
}

const openAdvanced = () => userEvent.click(screen.getByRole('button', { name: /^Advanced/ }));

describe('the forms', () => {
  it.each(analysisKinds)('of %s have every field of the query model once', (kind) => {
    const planned = fieldPlans[kind].flatMap(({ name, also = [] }) => [name, ...also]);
    const declared = Object.keys(analysisSchema(kind).properties ?? {}).filter((name) => name !== 'kind');
    expect([...planned].sort()).toEqual(declared.sort());
    expect(queryPlan.map(({ name }) => name).sort()).toEqual(
      Object.keys(querySchema.properties ?? {})
        .filter((name) => !['version', 'inputs', 'analysis'].includes(name))
        .sort()
    );
  });

  it.each(analysisKinds)('of %s have a name for every field, and help', async (kind) => {
    renderForm(kind);
    await openAdvanced();
    for (const field of [...screen.queryAllByRole('textbox'), ...screen.queryAllByRole('combobox')]) {
      expect(field).toHaveAccessibleName(/\S/);
    }
  });

  it('show only what the chosen method reads', async () => {
    renderForm('cluster');
    expect(screen.queryByLabelText(/^Reach/)).toBeNull();
    expect(screen.queryByLabelText(/^Linkage/)).toBeNull();
    await choose(/^Method/, 'DBSCAN');
    expect(screen.getByLabelText(/^Reach/)).toBeInTheDocument();
    expect(screen.queryByLabelText(/^Clusters/)).toBeNull();
    await choose(/^Method/, 'Hierarchical');
    expect(screen.queryByLabelText(/^Power/)).toBeNull();
    await choose(/^Distance/, 'Minkowski');
    expect(screen.getByLabelText(/^Power/)).toHaveAttribute('placeholder', '3');
  });

  it('fold the advanced fields, and open where one of them is wrong', async () => {
    const seen = renderForm('anomaly');
    expect(screen.queryByLabelText(/^Minimum samples/)).toBeNull();
    await openAdvanced();
    await write(/^Minimum samples/, '20');
    await write(/^Step/, '5m');
    expect(seen.analysis['minSamples']).toBe(20);
    expect(seen.query['stepMs']).toBe(300_000);
  });

  it('open the advanced fields by themselves where one of them is wrong', () => {
    renderForm('anomaly', { confirm: { required: 5, of: 3 } });
    expect(screen.getByText('Required must not exceed of')).toBeInTheDocument();
  });

  it('leave a default out of the query', async () => {
    const seen = renderForm('anomaly', { direction: 'above' });
    await choose(/^Direction/, 'Above and below');
    expect(seen.analysis).toEqual({ kind: 'anomaly' });
  });

  it('say what is wrong with a number and keep it to themselves', async () => {
    const seen = renderForm('related', { target: 'latency' });
    await write(/^Maximum lag/, 'soon');
    expect(screen.getByText('Write a duration such as 30s, 5m or 1h')).toBeInTheDocument();
    expect(seen.analysis).not.toHaveProperty('maxLagMs');
    await write(/^Maximum lag/, '$lag');
    expect(seen.analysis['maxLagMs']).toBe('$lag');
  });

  it('say what an alert rule gets', () => {
    renderForm('rootCause', {}, true);
    expect(screen.getByText(/confidence of each service/)).toBeInTheDocument();
    expect(screen.queryByLabelText(/^Show/)).toBeNull();
  });
});

describe('the controls', () => {
  it('choose a series by its name, or the first one of an input', async () => {
    const seen = renderForm('related', { target: '' });
    expect(screen.getByText('Choose a series')).toBeInTheDocument();
    await choose(/^Moves with/, 'database latency');
    expect(seen.analysis['target']).toBe('database latency');
    await choose(/^Moves with/, /First series of input calls/);
    expect(seen.analysis['target']).toBe('calls');
  });

  it('choose an input, and say where it is gone', async () => {
    const seen = renderForm('slo', { good: 'gone' });
    expect(screen.getByText('There is no input gone: choose one')).toBeInTheDocument();
    await choose(/^Good input/, /Input latency/);
    expect(seen.analysis['good']).toBe('latency');
  });

  it('choose labels of the store', async () => {
    const seen = renderForm('slo');
    await choose(/^By labels/, 'zone');
    expect(seen.analysis['by']).toEqual(['zone']);
  });

  it('choose tags of annotations', async () => {
    const seen = renderForm('eventImpact');
    await choose(/^Annotation tags/, 'deployment');
    expect(seen.analysis['annotationTags']).toEqual(['deployment']);
  });

  it('choose several of what there is', async () => {
    const seen = renderForm('cluster');
    await openAdvanced();
    await choose(/^Features/, 'Trend');
    expect(seen.analysis['features']).toEqual(['mean', 'p50', 'p99', 'spread', 'seasonality', 'spikes']);
  });

  it('say when the incident was, in four ways', async () => {
    const seen = renderForm('rootCause', { target: 'latency' });
    await choose(/^Incident/, "the dashboard's range");
    expect(seen.analysis['window']).toEqual({ fromMs: '$__from', toMs: '$__to' });
    await choose(/^Incident/, 'the last …');
    expect(seen.analysis).toMatchObject({ lastMs: 600_000 });
    expect(seen.analysis).not.toHaveProperty('window');
    await write('The incident is the last', '30m');
    expect(seen.analysis['lastMs']).toBe(1_800_000);
    await choose(/^Incident/, 'pick a range');
    expect(seen.analysis['window']).toEqual({ fromMs: from.valueOf(), toMs: to.valueOf() });
    expect(seen.analysis).not.toHaveProperty('lastMs');
    await choose(/^Incident/, 'found by itself');
    expect(seen.analysis).toEqual({ kind: 'rootCause', target: 'latency' });
  });

  it('compare with the time before, or with a range', async () => {
    const seen = renderForm('rootCause', { target: 'latency' });
    await choose(/^Compared with/, 'pick a range');
    expect(seen.analysis['baseline']).toEqual({ fromMs: from.valueOf() - 86_400_000, toMs: from.valueOf() });
    await choose(/^Compared with/, 'the time before');
    expect(seen.analysis).not.toHaveProperty('baseline');
  });

  it('look around a time', async () => {
    const seen = renderForm('related', { target: 'latency' });
    await choose(/^When/, 'around a time');
    expect(seen.analysis).toMatchObject({ aroundMs: 1_700_001_800_000, halfWidthMs: 900_000 });
    await write('So much before and after it', '5m');
    expect(seen.analysis['halfWidthMs']).toBe(300_000);
    await choose(/^When/, 'the whole range');
    expect(seen.analysis).toEqual({ kind: 'related', target: 'latency' });
  });

  it('write calls between services as rows', async () => {
    const seen = renderForm('rootCause', { target: 'latency' });
    await choose(/^From metrics/, /Input calls/);
    await userEvent.click(screen.getByRole('button', { name: 'Add call' }));
    expect(screen.getByText('Choose a service')).toBeInTheDocument();
    await choose('Caller of call 1', 'cart');
    await choose('Service called by call 1', 'database');
    expect(seen.analysis['dependencies']).toEqual({ input: 'calls', edges: [{ from: 'cart', to: 'database' }] });
    expect(screen.queryByText('Choose a service')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Remove call 1' }));
    expect(seen.analysis['dependencies']).toEqual({ input: 'calls' });
  });

  it('write events as rows', async () => {
    const seen = renderForm('eventImpact');
    await userEvent.click(screen.getByRole('button', { name: 'Add event' }));
    await write('Name of event 1', 'deploy v42');
    expect(seen.analysis['events']).toEqual([{ timeMs: 1_700_001_800_000, name: 'deploy v42' }]);
    await userEvent.click(screen.getByRole('button', { name: 'Remove event 1' }));
    expect(seen.analysis).not.toHaveProperty('events');
  });

  it('write incidents and rates as rows', async () => {
    const seen = renderForm('backtest');
    await userEvent.click(screen.getByRole('button', { name: 'Add incident' }));
    expect(seen.analysis['incidents']).toEqual([{ fromMs: to.valueOf() - 1_200_000, toMs: to.valueOf() }]);
    await userEvent.click(screen.getByRole('button', { name: 'Add rate' }));
    await userEvent.click(screen.getByRole('button', { name: 'Add rate' }));
    await write('Alerts a week, rate 2', '4');
    expect(seen.analysis['alertRates']).toEqual([0.25, 4]);
    await userEvent.click(screen.getByRole('button', { name: 'Remove rate 1' }));
    expect(seen.analysis['alertRates']).toEqual([4]);
  });

  it('write what is expected of an input as rows', async () => {
    const seen = renderForm('quality');
    await userEvent.click(screen.getByRole('button', { name: 'Add expectation' }));
    await choose(/^Required labels/, 'service');
    await write(/^Least value/, '0');
    expect(seen.analysis['schema']).toEqual([{ input: 'latency', requiredLabels: ['service'], minValue: 0 }]);
  });

  it('choose a detector and its own options, which go with it', async () => {
    const seen = renderForm('anomaly');
    await choose(/^Detector/, /Rolling z-score/);
    await openAdvanced();
    await write(/^Window/, '120');
    expect(seen.analysis).toEqual({ kind: 'anomaly', detector: 'rollingZScore', options: { window: 120 } });
    expect(screen.queryByLabelText(/^Seed/)).toBeNull();
    await choose(/^Detector/, /Isolation forest/);
    expect(seen.analysis).toEqual({ kind: 'anomaly', detector: 'isolationForest' });
    expect(screen.getByLabelText(/^Seed/)).toBeInTheDocument();
  });

  it('choose a range to learn from, and a time zone', async () => {
    const seen = renderForm('anomaly');
    await openAdvanced();
    await choose(/^Training range/, 'pick a range');
    expect(seen.analysis['training']).toEqual({ fromMs: from.valueOf() - 86_400_000, toMs: from.valueOf() });
    await userEvent.type(field(/^Time zone/), 'Berlin');
    await userEvent.click(await screen.findByText('Europe/Berlin', { selector: '[role=option] *' }));
    await waitFor(() => expect(seen.query['zone']).toBe('Europe/Berlin'));
  });
});
