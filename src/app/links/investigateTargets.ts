import { appRoot } from '../appRoot';
import { type OwnInput } from '../investigation/investigation';

/** Dashboards write this where the legend is left to Grafana. */
const automaticLegend = '__auto';

/**
 * What an investigation takes over of a panel's queries: the inputs of Covary's own, and the expressions of Prometheus
 * and Loki; of others nothing. Without a parser of schemas, since Grafana loads this with every page.
 */
export function investigateTargets(targets: readonly unknown[]): readonly OwnInput[] {
  return targets.flatMap((target): readonly OwnInput[] => {
    if (!isRecord(target)) {
      return [];
    }
    return Array.isArray(target['inputs'])
      ? target['inputs'].filter(isRecord).flatMap(({ expr, legend }) => ownInput(expr, legend))
      : ownInput(target['expr'], target['legendFormat']);
  });
}

/** The address of an investigation of some queries over a range, whose ends are as Grafana writes them (`now-6h`, or milliseconds); `w` is the window of the incident, `labels` those of the alert's series. */
export function investigateAddress(
  own: readonly OwnInput[],
  range: { readonly from?: string; readonly to?: string; readonly w?: string; readonly labels?: string } = {}
): string {
  const parameters = new URLSearchParams(range);
  if (own.length > 0) {
    parameters.set('in', JSON.stringify(own));
  }
  const query = parameters.toString();
  return `${appRoot}/investigate${query === '' ? '' : `?${query}`}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ownInput(expr: unknown, legend: unknown): readonly OwnInput[] {
  if (typeof expr !== 'string' || expr.trim() === '') {
    return [];
  }
  const hasLegend = typeof legend === 'string' && legend !== '' && legend !== automaticLegend;
  return [{ expr, ...(hasLegend ? { legend } : {}) }];
}
