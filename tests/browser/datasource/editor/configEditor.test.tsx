import { type DataSourceSettings } from '@grafana/data';
import * as runtime from '@grafana/runtime';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { of, throwError } from 'rxjs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import ConfigEditor from '../../../../src/datasource/config/ConfigEditor';
import { type CovaryJsonData } from '../../../../src/datasource/covaryDataQuery';
import { declaredKinds } from './fakeDatasource';
import { giveEverythingASize } from './layout';

beforeAll(giveEverythingASize);
vi.setConfig({ testTimeout: 30_000 });

vi.mock('@grafana/runtime', async (importOriginal) => ({
  ...(await importOriginal<typeof runtime>()),
  getBackendSrv: vi.fn(),
}));

const facts = {
  what: 'Prometheus API, version 3.5.0',
  series: 9600,
  clockOffsetMs: 240_000,
  labels: ['job', 'zone'],
  metrics: ['http_requests_total', 'up'],
};

function answer(path: Readonly<Record<string, unknown>>): void {
  const fetch = ({ url }: { readonly url: string }) => {
    const found = Object.entries(path).find(([end]) => url.endsWith(end))?.[1];
    return found instanceof Error
      ? throwError(() => ({ data: { message: found.message } }))
      : of({ data: found ?? { kinds: declaredKinds } });
  };
  vi.mocked(runtime.getBackendSrv).mockReturnValue(Object.assign(Object.create(null), { fetch }));
}

type Options = DataSourceSettings<CovaryJsonData, Record<string, string>>;

function renderEditor(jsonData: CovaryJsonData, more: Partial<Options> = {}) {
  const start = { name: 'Covary', uid: 'covary', jsonData, secureJsonFields: {}, version: 1, readOnly: false, ...more };
  const seen: { options: Options } = { options: Object.assign(Object.create(null), start) };
  function Editor() {
    const [options, setOptions] = useState(seen.options);
    return (
      <ConfigEditor
        options={options}
        onOptionsChange={(next) => {
          seen.options = next;
          setOptions(next);
        }}
      />
    );
  }
  render(<Editor />);
  return seen;
}

const prometheus = { name: 'metrics', kind: 'prometheus', url: 'http://prometheus:9090' };

describe('the settings', () => {
  beforeEach(() => answer({}));

  it('begin with a store without authentication', async () => {
    const seen = renderEditor({});
    await userEvent.click(await screen.findByRole('button', { name: 'Add store' }));
    expect(seen.options.jsonData.upstreams).toEqual([{ name: 'prometheus', kind: 'prometheus', url: '' }]);
    expect(screen.getByText('No Authentication')).toBeInTheDocument();
    expect(screen.queryByText('The password is missing')).toBeNull();
    expect(screen.getByText('Metrics of Prometheus')).toBeInTheDocument();
  });

  it('say which secrets are missing', async () => {
    renderEditor({ upstreams: [{ ...prometheus, auth: 'basic' }] });
    expect(await screen.findByText('The user is missing')).toBeInTheDocument();
    expect(screen.getByText('The password is missing')).toBeInTheDocument();
  });

  it('refuse a URL with a password, and a name that is taken', async () => {
    const seen = renderEditor({ upstreams: [prometheus, { name: 'shop', kind: 'demo' }] });
    const url = await screen.findByLabelText(/^URL/);
    fireEvent.change(url, { target: { value: 'http://user:secret@prometheus:9090' } });
    fireEvent.blur(url);
    expect(screen.getByText(/must not hold a user or a password/)).toBeInTheDocument();
    const [name] = screen.getAllByLabelText(/^Name/, { selector: 'input' });
    fireEvent.change(name ?? url, { target: { value: 'shop' } });
    expect(screen.getByText('Another store has this name')).toBeInTheDocument();
    expect(seen.options.jsonData.upstreams?.[0]).toEqual(prometheus);
  });

  it('fold limits away', async () => {
    const seen = renderEditor({ upstreams: [prometheus] });
    await userEvent.click(await screen.findByText(/^Tenant, scrape interval, limits/));
    const timeout = screen.getByLabelText(/^Timeout/);
    expect(timeout).toHaveAttribute('placeholder', '30s');
    fireEvent.change(timeout, { target: { value: '1m' } });
    fireEvent.blur(timeout);
    expect(seen.options.jsonData.upstreams?.[0]).toEqual({ ...prometheus, timeoutMs: 60_000 });
  });

  it('are copied as a file in which environment variables stand for secrets', async () => {
    vi.stubGlobal('isSecureContext', true);
    const user = userEvent.setup();
    const secureJsonFields = { 'upstreams.metrics.password': true };
    renderEditor({ upstreams: [{ ...prometheus, auth: 'basic', user: 'me' }] }, { secureJsonFields });
    await user.click(await screen.findByRole('button', { name: /Copy as provisioning YAML/ }));
    expect(parse(await navigator.clipboard.readText())).toEqual({
      apiVersion: 1,
      datasources: [
        {
          name: 'Covary',
          uid: 'covary',
          type: 'covary-analysis-datasource',
          access: 'proxy',
          jsonData: { upstreams: [{ ...prometheus, auth: 'basic', user: 'me' }] },
          secureJsonData: { 'upstreams.metrics.password': '$COVARY_METRICS_PASSWORD' },
        },
      ],
    });
  });

  it('of a file cannot be changed here', async () => {
    renderEditor({ upstreams: [prometheus] }, { readOnly: true });
    expect(await screen.findByText(/come from a file/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add store' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Remove store metrics' })).toBeDisabled();
  });

  it('say that the backend does not answer', async () => {
    answer({ 'upstream-kinds': new Error('plugin not loaded') });
    renderEditor({ upstreams: [prometheus] });
    expect(await screen.findByText(/plugin not loaded/)).toBeInTheDocument();
  });
});

describe('the test of a store', () => {
  it('says what it found', async () => {
    answer({ check: facts });
    renderEditor({ upstreams: [prometheus] });
    await userEvent.click(await screen.findByRole('button', { name: 'Test metrics' }));
    expect(await screen.findByText('Prometheus API, version 3.5.0')).toBeInTheDocument();
    expect(screen.getByText('9,600 series now')).toBeInTheDocument();
    expect(screen.getByText('Labels: job, zone')).toBeInTheDocument();
    expect(screen.getByText('Presets: HTTP requests (3)')).toBeInTheDocument();
    expect(screen.getByText(/Its clock differs by 4 min/)).toBeInTheDocument();
  });

  it('says why it cannot be queried', async () => {
    answer({ check: new Error('metrics: connection refused') });
    renderEditor({ upstreams: [prometheus] });
    await userEvent.click(await screen.findByRole('button', { name: 'Test metrics' }));
    expect(await screen.findByText('metrics: connection refused')).toBeInTheDocument();
  });

  it('waits until the settings are saved', async () => {
    answer({ check: facts });
    renderEditor({ upstreams: [prometheus] });
    const url = await screen.findByLabelText(/^URL/);
    fireEvent.change(url, { target: { value: 'http://other:9090' } });
    fireEvent.blur(url);
    expect(screen.getByRole('button', { name: 'Test metrics' })).toHaveAttribute('aria-disabled', 'true');
  });
});
