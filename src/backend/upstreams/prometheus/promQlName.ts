import { type Labels } from '../../../core/series/labelledSeries';

/**
 * A series as a PromQL selector that finds it: `metric{label="value"}`. Names with characters that only Prometheus 3
 * allows are quoted: `{"http.requests", "service.name"="cart"}`.
 */
export function promQlName({ __name__: metric = '', ...labels }: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name)}=${quoted(value)}`
  );
  if (!/^[A-Za-z_:][\w:]*$/.test(metric)) {
    return `{${[...(metric === '' ? [] : [quoted(metric)]), ...pairs].join(', ')}}`;
  }
  return pairs.length === 0 ? metric : `${metric}{${pairs.join(', ')}}`;
}

/** As Prometheus reads it: other control characters than these stand for themselves. */
function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r')}"`;
}
