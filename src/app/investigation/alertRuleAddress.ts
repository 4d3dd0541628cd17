import { type CovaryQueryInput } from '../../protocol/query';
import { newRuleAddress } from '../rules/newRuleAddress';
import { instanceInvestigation } from './instanceInvestigation';

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
 * The address of Grafana's editor for a new alert rule, filled in: each series of an input is an instance that fires while it is
 * unusual, and its notification leads to the investigation of it.
 */
export function alertRuleAddress({ dataSource, symptom, input, analysis, returnTo }: WatchedSeries): string {
  return newRuleAddress({
    name: `${symptom} is unusual`,
    dataSource,
    inputs: [input],
    analysis: { kind: 'anomaly', ...analysis, format: 'scores' },
    isSeries: true,
    above: 1,
    evaluateFor: '2m',
    annotations: { summary: `${symptom} is unusual`, investigate: instanceInvestigation(dataSource, input) },
    returnTo,
  });
}
