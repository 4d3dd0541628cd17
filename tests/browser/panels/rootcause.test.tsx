import { AppEvents, getDefaultTimeRange, type toDataFrame } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plugin } from '../../../src/panels/rootcause/module';
import { rootcauseStories } from '../../../workbench/stories/rootcauseStories';
import { renderPanel } from './renderPanel';

const { post, publish } = vi.hoisted(() => ({ post: vi.fn(), publish: vi.fn() }));
vi.mock('@grafana/runtime', async (original) => ({
  ...(await original<object>()),
  getBackendSrv: () => ({ post }),
  getAppEvents: () => ({ publish }),
}));

type Frame = Parameters<typeof toDataFrame>[0];

const storyFrames = (id: string) => rootcauseStories.find((story) => story.id === id)?.frames ?? [];

const ms = { fieldConfig: { defaults: { unit: 'ms' }, overrides: [] } };
/** The values of courses in their unit, as an override has put it there. */
const inMs = (frames: ReturnType<typeof storyFrames>): Frame[] =>
  frames.map((frame) => ({
    ...frame,
    fields: frame.fields.map((field) => ({
      ...field,
      config: field.name === 'value' ? { ...field.config, unit: 'ms' } : (field.config ?? {}),
    })),
  })) as Frame[];
const show = (id: string, more: Partial<Parameters<typeof renderPanel>[1]> = {}) =>
  renderPanel(plugin, { frames: inMs(storyFrames(id)), ...ms, ...more });
const card = (service: string) => screen.getByRole('article', { name: service });
const opener = (service: string) => within(card(service)).getByRole('button', { name: new RegExp(service) });

describe('the root-cause panel', () => {
  afterEach(() => {
    vi.clearAllMocks();
    locationService.push('/');
  });

  it('opens the likeliest suspect: a whole sentence in the unit of its metric, path, for and against', () => {
    show('rootcause-incident');
    const first = card('database');
    expect(first).toHaveTextContent(
      'database latency rose from 11.6 ms to 120 ms (10 times) at 01:20, 60 s before web-frontend latency. It explains user-service, product-service and one more.'
    );
    expect(first).toHaveTextContent('Change: database was deployed (41 to 42), 4 min before the onset');
    expect(first).toHaveTextContent('Path: database → user-service → web-frontend');
    expect(first).toHaveTextContent('For: first to change · on the path to the symptom');
    expect(first).toHaveTextContent('Against: nothing found');
    expect(first).toHaveTextContent(/likely\s*96 %/);
    expect(opener('database')).toHaveAttribute('aria-expanded', 'true');
  });

  it('says of a time which day it was where more than one is looked at', () => {
    show('rootcause-incident', { range: [0, 2 * 86_400_000] });
    expect(card('database')).toHaveTextContent(/\(10 times\) at \d{4}-\d\d-\d\d 01:20, 60 s before/);
  });

  it('says of the others in a line whom they follow, and of what is ruled out why', () => {
    show('rootcause-incident');
    expect(card('user-service')).toHaveTextContent('2 user-serviceIt follows database by 30 s.unlikely1 %');
    expect(screen.queryByRole('article', { name: 'cache' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '2 ruled out' }));
    expect(
      screen.getByText(/cache \(did not change\), search-service \(no known path to the symptom\)/)
    ).toBeInTheDocument();
    expect(screen.getByText(/None of these: 2 %/)).toBeInTheDocument();
    expect(screen.getByText(/compared with .* · 264 series · 5 services · step 60 s/)).toBeInTheDocument();
  });

  it('counts those that have a card: who was ruled out before them leaves no gap', () => {
    const [services, ...rest] = storyFrames('rootcause-incident');
    const reordered = {
      ...services,
      fields: (services?.fields ?? []).map((field) => {
        const [first, second, ...others] = field.values;
        return { ...field, values: [first, ...others.slice(-1), second, ...others.slice(0, -1)] };
      }),
    };
    show('rootcause-incident', { frames: inMs([reordered, ...rest] as ReturnType<typeof storyFrames>) });
    expect(card('user-service')).toHaveTextContent(/^2 user-service/);
    expect(card('web-frontend')).toHaveTextContent(/^3 web-frontend/);
  });

  it('is walked through by keyboard, and opens one suspect at a time', () => {
    show('rootcause-incident');
    const panel = screen.getByTestId('covary-surface');
    fireEvent.keyDown(panel, { key: 'ArrowDown' });
    expect(opener('database')).toHaveFocus();
    fireEvent.keyDown(panel, { key: 'ArrowDown' });
    expect(opener('user-service')).toHaveFocus();
    fireEvent.click(opener('user-service'));
    expect(opener('user-service')).toHaveAttribute('aria-expanded', 'true');
    expect(opener('database')).toHaveAttribute('aria-expanded', 'false');
    expect(card('user-service')).toHaveTextContent('Against: database, which it depends on, is suspected more');
  });

  it('keeps the opened suspect in a variable where one is named', async () => {
    show('rootcause-incident', { options: { variable: 'suspect' } });
    fireEvent.click(opener('web-frontend'));
    expect(locationService.getSearch().get('var-suspect')).toBe('web-frontend');
    await waitFor(() => expect(opener('web-frontend')).toHaveAttribute('aria-expanded', 'true'));
  });

  it('leads to the investigation of its window', () => {
    show('rootcause-incident');
    fireEvent.click(within(card('database')).getByRole('button', { name: 'Investigate' }));
    const { pathname, search } = locationService.getLocation();
    expect(pathname).toBe('/a/covary-observability-app/investigate');
    const parameters = new URLSearchParams(search);
    expect(parameters.get('sym')).toBe('web-frontend latency');
    expect(parameters.get('var-suspect')).toBe('database');
    const [from, to] = (parameters.get('w') ?? '').split('-').map(Number);
    expect((to ?? 0) - (from ?? 0)).toBe(20 * 60_000);
  });

  it('leads to the investigation of what was asked, in its data source and its store', () => {
    const frames = storyFrames('rootcause-incident');
    const refIds = frames.flatMap(({ fields }) =>
      fields.filter(({ name }) => name === 'input').flatMap(({ values }) => values)
    );
    const datasource = { type: 'covary-analysis-datasource', uid: 'second' };
    const inputs = [...new Set(refIds)].map((refId) => ({
      refId: String(refId),
      expr: `up{of="${refId}"}`,
      legend: '{{service}}',
      upstream: 'prometheus',
    }));
    const targets = [{ refId: 'A', datasource, inputs }];
    const range = getDefaultTimeRange();
    const request = { app: '', requestId: '', interval: '', intervalMs: 0, scopedVars: {}, startTime: 0, timezone: '' };
    show('rootcause-incident', { request: { ...request, range, targets } });
    fireEvent.click(within(card('database')).getByRole('button', { name: 'Investigate' }));
    const parameters = new URLSearchParams(locationService.getLocation().search);
    expect(parameters.get('ds')).toBe('second');
    expect(JSON.parse(parameters.get('in') ?? '')).toEqual([
      { expr: expect.stringMatching(/^up\{of="/), legend: '{{service}}', upstream: 'prometheus' },
    ]);
  });

  it('leaves a note of what a person says was the cause, or says that it was not allowed', async () => {
    show('rootcause-incident');
    const button = within(card('database')).getByRole('button', { name: 'This was it' });
    fireEvent.click(button);
    expect(post.mock.calls[0]?.[1]).toMatchObject({
      tags: ['covary', 'cause'],
      text: 'database set off the incident',
    });
    await waitFor(() => expect(publish.mock.calls[0]?.[0].type).toBe(AppEvents.alertSuccess.name));
    post.mockRejectedValueOnce(new Error('403'));
    fireEvent.click(button);
    await waitFor(() => expect(publish.mock.calls[1]?.[0].type).toBe(AppEvents.alertError.name));
  });

  it('says why nobody is suspected', () => {
    show('rootcause-abstains');
    expect(screen.getByRole('status')).toHaveTextContent(
      'No suspect: web-frontend latency was usual from 01:20 to 01:40. Choose another symptom, or a longer range.'
    );
    expect(screen.queryAllByRole('article')).toEqual([]);
    expect(screen.getByRole('button', { name: '3 ruled out' })).toBeInTheDocument();
  });

  it('counts services where somebody looked at them, and none where nobody did', () => {
    const frames = storyFrames('rootcause-abstains');
    const { unmount } = show('rootcause-abstains');
    const facts = screen.getByText(/ series · /).textContent;
    expect(facts).toMatch(/series · \d+ services/);
    unmount();
    const withoutServices = frames.map((frame) =>
      frame.name === 'root causes' ? { ...frame, fields: frame.fields.map((one) => ({ ...one, values: [] })) } : frame
    );
    renderPanel(plugin, { frames: inMs(withoutServices), ...ms });
    expect(screen.getByText(/ series · /).textContent).toBe(facts.replace(/ · \d+ services/, ''));
  });

  it('shows the findings of a table of services alone, and says what it takes where there is none', () => {
    const { unmount } = show('rootcause-services-only');
    expect(card('database')).toHaveTextContent('database: database latency went from 11.6 to 120. ');
    unmount();
    renderPanel(plugin, { frames: [] });
    expect(screen.queryByTestId('covary-surface')).toBeNull();
  });

  it.each([
    [150, /^database likely96 %database latency rose from/],
    [80, /^database likely96 %$/],
  ])('keeps what matters most at %d pixels of height', (height, text) => {
    show('rootcause-low', { height });
    const shown = screen.getByTestId('covary-surface').firstElementChild;
    expect(shown?.textContent).toMatch(text);
  });

  it('has a table for those who do not see it', () => {
    show('rootcause-incident');
    const table = screen.getByRole('table', { name: 'Suspects, the likeliest first' });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toHaveTextContent(/^database96 %database latency rose/);
  });
});
