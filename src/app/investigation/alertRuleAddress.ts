import { type CovaryQueryInput } from '../../protocol/query';
import { appRoot } from '../appRoot';
import { newRuleAddress } from '../rules/newRuleAddress';

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
    annotations: { summary: `${symptom} is unusual`, investigate: investigateLink(dataSource, input) },
    returnTo,
  });
}

/** In Grafana's templates: the labels of an instance as JSON in an address, `{"service":"cart"}`. */
const labelsOfInstance =
  '%7B{{ $comma := "" }}{{ range $name, $value := $labels }}{{ $comma }}%22{{ urlquery $name }}%22%3A%22{{ urlquery $value }}%22{{ $comma = "%2C" }}{{ end }}%7D';

/** Of what is going on when one follows it: the series of the instance is the symptom. */
function investigateLink(dataSource: string, { expr, query, legend, upstream }: WatchedSeries['input']): string {
  const own = [
    {
      expr: expr ?? query,
      ...(expr === undefined ? { field: 'query' } : {}),
      ...(legend === undefined ? {} : { legend }),
      ...(upstream === undefined ? {} : { upstream }),
    },
  ];
  const parameters = new URLSearchParams({ ds: dataSource, from: 'now-6h', to: 'now', in: JSON.stringify(own) });
  return `{{ externalURL }}${appRoot.slice(1)}/investigate?${parameters.toString()}&labels=${labelsOfInstance}`;
}
