import { type CovaryQueryInput } from '../../protocol/query';
import { appRoot } from '../appRoot';

/** In Grafana's templates: the labels of an instance as JSON in an address, `{"service":"cart"}`. */
const labelsOfInstance =
  '%7B{{ $comma := "" }}{{ range $name, $value := $labels }}{{ $comma }}%22{{ urlquery $name }}%22%3A%22{{ urlquery $value }}%22{{ $comma = "%2C" }}{{ end }}%7D';

/**
 * The address of an investigation for an annotation of an alert rule over an input, as a template of Grafana's: of what is going on when one
 * follows it, the series of the alert's instance being the symptom.
 */
export function instanceInvestigation(
  dataSource: string,
  { expr, query, legend, upstream }: CovaryQueryInput['inputs'][number]
): string {
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
