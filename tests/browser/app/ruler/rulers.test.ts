import { type DataSourceInstanceSettings } from '@grafana/data';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { managedGroup } from '../../../../src/app/ruler/managedGroup';
import { applyChanges } from '../../../../src/app/ruler/applyChanges';
import { grafanaRuler } from '../../../../src/app/ruler/grafanaRuler';
import { groupChanges } from '../../../../src/app/ruler/groupChanges';
import { type RunningGroup } from '../../../../src/app/ruler/runningGroup';
import { storeRuler } from '../../../../src/app/ruler/storeRuler';

const backend = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn(), delete: vi.fn() }));
vi.mock('@grafana/runtime', async (original) => ({
  ...(await original<object>()),
  getBackendSrv: () => backend,
}));

const refusal = (status: number, message = '') => ({ status, data: { message }, config: { url: '' } });
const settings = (prometheusType?: string): DataSourceInstanceSettings =>
  Object.assign(Object.create(null), { uid: 'mimir 1', name: 'Mimir', jsonData: { prometheusType } });
const group: RunningGroup = {
  name: 'covary-api',
  interval: '1m',
  rules: [{ record: 'anomaly:level', expr: 'up', labels: { anomaly_name: 'api', anomaly_strategy: 'covary-robust' } }],
};

beforeEach(() => {
  backend.get.mockReset();
  backend.post.mockReset().mockResolvedValue({});
  backend.delete.mockReset().mockResolvedValue({});
});

describe('the ruler of a store', () => {
  const address = '/api/ruler/mimir%201/api/v1/rules/covary';

  it('is read, written and cleared in its own namespace', async () => {
    backend.get.mockResolvedValue({ covary: [group] });
    const ruler = storeRuler(settings('Mimir'));
    expect(await ruler.read()).toEqual([group]);
    await ruler.write(group);
    await ruler.remove('covary-api');
    expect(backend.get.mock.calls[0]?.[0]).toBe(`${address}?subtype=mimir`);
    expect(backend.post.mock.calls[0]?.slice(0, 2)).toEqual([`${address}?subtype=mimir`, group]);
    expect(backend.delete.mock.calls[0]?.[0]).toBe(`${address}/covary-api?subtype=mimir`);
  });

  it('has no groups where the namespace is not there', async () => {
    backend.get.mockRejectedValue(refusal(404));
    expect(await storeRuler(settings('Mimir')).read()).toEqual([]);
  });

  it('says that Prometheus takes rules from files', async () => {
    backend.get.mockRejectedValue(refusal(500, 'unexpected content type'));
    await expect(storeRuler(settings()).read()).rejects.toThrow('Mimir takes rules from files: download them');
    backend.get.mockResolvedValue('<html></html>');
    await expect(storeRuler(settings('Cortex')).read()).rejects.toThrow('takes rules from files');
  });

  it('says who may not, and what was refused', async () => {
    backend.post.mockRejectedValueOnce(refusal(403)).mockRejectedValueOnce(refusal(400, 'bad expression'));
    const ruler = storeRuler(settings('Mimir'));
    await expect(ruler.write(group)).rejects.toThrow('You may not do that with the rules of Mimir');
    await expect(ruler.write(group)).rejects.toThrow('Mimir did not take it: bad expression');
  });
});

describe("Grafana's own alerting", () => {
  const wanted = managedGroup({
    name: 'api',
    dataSource: 'covary',
    input: { refId: 'A', expr: 'up' },
    analysis: { kind: 'anomaly', detector: 'ensemble', direction: 'above', alertsPerWeek: 0.25 },
    stepMs: 60_000,
    recordTo: 'prom',
  });
  /** As Grafana gives a group back: with ids, times and defaults of its own. */
  const stored = {
    'Covary rules': [
      {
        name: 'covary-api',
        interval: '1m',
        rules: wanted.rules.map((rule, i) => ({
          expr: '',
          for: '0s',
          annotations: {},
          ...rule,
          grafana_alert: {
            id: i,
            uid: `u${i}`,
            condition: 'B',
            no_data_state: 'NoData',
            exec_err_state: 'Error',
            version: 3,
            is_paused: false,
            ...('grafana_alert' in rule ? rule.grafana_alert : {}),
          },
        })),
      },
    ],
  };

  it('gives back what was written', async () => {
    backend.get.mockResolvedValue(stored);
    const running = await grafanaRuler().read();
    const changes = groupChanges('api', running, [wanted]);
    expect(changes.ok ? changes.value.map(({ kind, before, after }) => [kind, before === after]) : []).toEqual([
      ['same', true],
    ]);
  });

  it('gets its folder with the first group', async () => {
    backend.get.mockRejectedValue(refusal(404));
    const ruler = grafanaRuler();
    expect(await ruler.read()).toEqual([]);
    await ruler.write(wanted);
    expect(backend.post.mock.calls.map(([path]) => path)).toEqual([
      '/api/folders',
      '/api/ruler/grafana/api/v1/rules/covary-rules',
    ]);
    expect(backend.post.mock.calls[1]?.[1]).toEqual(wanted);
  });

  it('keeps the ids of the rules that it replaces', async () => {
    backend.get.mockImplementation((path: string) =>
      Promise.resolve(path.includes('/folders/') ? {} : stored['Covary rules'][0])
    );
    await grafanaRuler().write(wanted);
    expect(backend.post).toHaveBeenCalledTimes(1);
    expect(backend.post.mock.calls[0]?.[1]).toMatchObject({
      rules: [{ grafana_alert: { uid: 'u0' } }, { grafana_alert: { uid: 'u1' } }],
    });
  });

  it('does not take a forbidden folder for a missing one', async () => {
    backend.get.mockImplementation((path: string) =>
      path.includes('/folders/') ? Promise.resolve({}) : Promise.reject(refusal(403))
    );
    await expect(grafanaRuler().read()).rejects.toThrow("You may not do that with the rules of Grafana's alerting");
  });

  it('is written before what is left over is removed, and no further after a failure', async () => {
    const done: string[] = [];
    const ruler = {
      ...grafanaRuler(),
      write: ({ name }: RunningGroup) => {
        done.push(`write ${name}`);
        return name === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve();
      },
      remove: (name: string) => {
        done.push(`remove ${name}`);
        return Promise.resolve();
      },
    };
    const change = (name: string, kind: 'added' | 'same' | 'removed') => ({ name, kind, before: '', after: '' });
    const groups = ['a', 'same', 'b'].map((name) => ({ ...group, name }));
    await applyChanges(
      ruler,
      [change('old', 'removed'), change('a', 'added'), change('same', 'same'), change('b', 'added')],
      groups
    );
    expect(done).toEqual(['write a', 'write b', 'remove old']);
    done.length = 0;
    const bad = [{ ...group, name: 'bad' }];
    await expect(applyChanges(ruler, [change('bad', 'added'), change('old', 'removed')], bad)).rejects.toThrow('no');
    expect(done).toEqual(['write bad']);
  });
});
