import { type AdHocVariableFilter } from '@grafana/data';
import { type QueryLanguage } from '../../protocol/upstreamKinds';
import { braceFilters } from './braceFilters';
import { fluxFilters } from './fluxFilters';
import { labelComparison } from './labelComparison';
import { promQlFilters } from './promQlFilters';
import { whereFilters } from './whereFilters';

/**
 * Adds the filters of a dashboard to a query, in its language: to selectors of series, streams and spans, to conditions of
 * SELECTs, after the ranges of Flux. A plain text stays as it is.
 *
 * @throws Error for a comparison that labels don't have, such as `<`
 */
export function withLabelFilters(
  query: string,
  language: QueryLanguage,
  filters: readonly AdHocVariableFilter[]
): string {
  if (filters.length === 0) {
    return query;
  }
  const comparisons = filters.map(labelComparison);
  switch (language) {
    case 'promql':
      return promQlFilters(query, comparisons);
    case 'logql':
    case 'traceql':
      return braceFilters(query, language, comparisons);
    case 'influxql':
    case 'sql':
      return whereFilters(query, language, comparisons);
    case 'flux':
      return fluxFilters(query, comparisons);
    case 'json':
    case 'plain':
      return query;
  }
}
