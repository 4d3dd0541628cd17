import { type CovaryQueryInput } from '../../protocol/query';
import { newAlertRule } from '../links/newAlertRule';

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

/**
 * The address of Grafana's editor for a new alert rule, filled in: it fires while the series of an input are unusual, and its
 * notification leads to the investigation.
 */
export function alertRuleAddress({ dataSource, symptom, input, analysis, returnTo }: WatchedSeries): string {
  const name = `${symptom} is unusual`;
  return newAlertRule({
    name,
    dataSource,
    query: { inputs: [input], analysis: { kind: 'anomaly', ...analysis, format: 'scores' } },
    decides: {
      type: 'classic_conditions',
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
    evaluateFor: '2m',
    annotations: { summary: name, investigate: `{{ externalURL }}${returnTo.replace(/^\//, '')}` },
    returnTo,
  });
}
