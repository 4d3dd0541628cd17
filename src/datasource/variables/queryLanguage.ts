/** What an upstream's queries are written in, as far as their texts are quoted differently. */
export type QueryLanguage = 'promql' | 'logql' | 'traceql' | 'influxql' | 'flux' | 'sql' | 'plain';

/** The language of an upstream's queries; `plain` where none is known. */
export function queryLanguage(
  upstream: { readonly kind: string; readonly [setting: string]: unknown } | undefined
): QueryLanguage {
  switch (upstream?.kind) {
    case 'prometheus':
    case 'demo':
      return 'promql';
    case 'loki':
      return 'logql';
    case 'tempo':
      return 'traceql';
    case 'influxdb': {
      const language = upstream['language'];
      return language === 'flux' || language === 'sql' ? language : 'influxql';
    }
    default:
      return 'plain';
  }
}
