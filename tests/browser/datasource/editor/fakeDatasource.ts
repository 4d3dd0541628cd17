import { type DataSourceInstanceSettings, dateTime, type TimeRange } from '@grafana/data';
import { vi } from 'vitest';
import { CovaryDatasource } from '../../../../src/datasource/CovaryDatasource';
import { type CovaryJsonData } from '../../../../src/datasource/covaryDataQuery';
import { grafanaTemplates } from '../grafanaTemplates';

const from = dateTime(1_700_000_000_000);
const to = dateTime(1_700_003_600_000);

/** The hour that editors under test show. */
export const shownRange: TimeRange = { from, to, raw: { from, to } };

const upstreams = [
  { name: 'metrics', kind: 'prometheus' },
  { name: 'shop', kind: 'demo' },
  { name: 'logs', kind: 'loki' },
];

const url = { type: 'string' };
const timeoutMs = { type: 'integer', minimum: 100, default: 30_000, title: 'Timeout', unit: 'duration' };
const auth = { type: 'string', enum: ['none', 'basic', 'bearer'], default: 'none' };
const ofHttp = { type: 'object', properties: { name: { type: 'string' }, url, auth, timeoutMs } };
const promQl = { field: 'expr', label: 'PromQL', placeholder: 'up', language: 'promql' };

/** What the backend declares of its kinds of stores, shortened. */
export const declaredKinds = [
  { kind: 'prometheus', title: 'Prometheus', description: 'Metrics of Prometheus', settings: ofHttp, input: promQl },
  {
    kind: 'demo',
    title: 'Demo shop',
    description: 'Metrics of a shop',
    settings: { type: 'object', properties: { name: { type: 'string' } } },
    input: { ...promQl, label: 'Series selector', isSelectorOnly: true },
  },
  {
    kind: 'loki',
    title: 'Loki',
    description: 'Logs',
    settings: ofHttp,
    input: { ...promQl, label: 'LogQL', language: 'logql' },
  },
];

const labels: Readonly<Record<string, readonly string[]>> = {
  names: ['__name__', 'job', 'zone'],
  __name__: ['http_requests_total', 'up'],
  job: ['api', 'web'],
};

/** A data source whose backend knows all kinds of stores, and has two metrics. */
export function fakeDatasource(): CovaryDatasource {
  const settings: unknown = { id: 1, uid: 'covary', type: 'covary-analysis-datasource', jsonData: { upstreams } };
  const datasource = new CovaryDatasource(settings as DataSourceInstanceSettings<CovaryJsonData>, grafanaTemplates({}));
  vi.spyOn(datasource, 'getResource').mockImplementation((path, parameters) =>
    Promise.resolve(
      path === 'labels' ? { labels: labels[String(parameters?.['label'] ?? 'names')] ?? [] } : { kinds: declaredKinds }
    )
  );
  vi.spyOn(datasource, 'postResource').mockImplementation((path, body) => {
    if (path === 'explain') {
      return Promise.resolve({ stepMs: 60_000, fineMs: 3 * 86_400_000, profileDays: 28, isCoarser: false });
    }
    return JSON.stringify(body).includes('wrong')
      ? Promise.reject({ data: { message: 'metrics: parse error: unexpected )' } })
      : Promise.resolve({
          count: 2,
          series: [
            { name: 'api', service: 'api', role: 'traffic' },
            { name: 'web', service: 'web', role: 'traffic' },
          ],
          serviceLabel: 'job',
          sampleStepMs: 15_000,
          warnings: [],
          executed: 'up',
        });
  });
  return datasource;
}
