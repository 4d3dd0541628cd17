import { type CovaryQueryInput } from '../../protocol/query';

/** What a rule watches. */
interface WatchedSeries {
  readonly dataSource: string;
  readonly symptom: string;
  readonly input: CovaryQueryInput['inputs'][number];
  /** How it is judged; by the defaults without it. */
  readonly analysis?: Extract<CovaryQueryInput['analysis'], { readonly kind: 'anomaly' }>;
  /** Where one comes back to. */
  readonly returnTo: string;
}

const anHour = 3600;

/**
 * The address of Grafana's editor for a new alert rule, filled in: it fires while the series of an input are unusual, and its
 * notification leads to the investigation.
 */
export function alertRuleAddress({ dataSource, symptom, input, analysis, returnTo }: WatchedSeries): string {
  const relativeTimeRange = { from: anHour, to: 0 };
  const defaults = {
    type: 'grafana',
    name: `${symptom} is unusual`,
    condition: 'B',
    evaluateFor: '2m',
    queries: [
      {
        refId: 'A',
        queryType: '',
        datasourceUid: dataSource,
        relativeTimeRange,
        model: {
          refId: 'A',
          version: 2,
          datasource: { type: 'covary-analysis-datasource', uid: dataSource },
          inputs: [input],
          analysis: { kind: 'anomaly', ...analysis, format: 'scores' },
        },
      },
      {
        refId: 'B',
        queryType: '',
        datasourceUid: '__expr__',
        relativeTimeRange,
        model: {
          refId: 'B',
          type: 'classic_conditions',
          datasource: { type: '__expr__', uid: '__expr__' },
          conditions: [
            {
              type: 'query',
              query: { params: ['A'] },
              reducer: { type: 'last', params: [] },
              operator: { type: 'and' },
              evaluator: { type: 'gt', params: [1] },
            },
          ],
        },
      },
    ],
    labels: { __grafana_origin: 'plugin/covary-observability-app' },
    annotations: {
      summary: `${symptom} is unusual`,
      investigate: `{{ externalURL }}${returnTo.replace(/^\//, '')}`,
    },
  };
  const parameters = new URLSearchParams({ defaults: JSON.stringify(defaults), returnTo });
  return `/alerting/new?${parameters.toString()}`;
}
