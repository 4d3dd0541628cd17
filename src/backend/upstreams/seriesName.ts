import { type Labels } from '../../core/series/labelledSeries';
import { labelValue } from '../../core/series/labelValue';

/** Longer names are cut: no panel shows them, and a legend can repeat a long label many times. */
const longestName = 2000;
/** What a query that was made in Grafana's Prometheus editor says where it leaves the name to others. */
const automatic = '__auto';

/**
 * The name of a series: the legend with each `{{label}}` replaced (an absent label leaves nothing), else (as for `__auto`) the way that
 * `unlegended` writes it, by default `metric{label="value"}`. Cut where it is very long.
 */
export function seriesName(
  labels: Labels,
  legend: string | undefined,
  unlegended: (labels: Labels) => string = selectorName
): string {
  if (legend !== undefined && legend.trim() !== '' && legend.trim() !== automatic) {
    return cut(replaced(legend, labels).replace(/\s+/g, ' ').trim());
  }
  return cut(unlegended(labels));
}

function replaced(legend: string, labels: Labels): string {
  let left = longestName + 1;
  return legend.replace(/\{\{([^{}]+)\}\}/g, (_, label: string) => {
    const value = (labelValue(labels, label.trim()) ?? '').slice(0, left);
    left -= value.length;
    return value;
  });
}

function cut(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

function selectorName(labels: Labels): string {
  const metric = labels['__name__'] ?? '';
  const pairs = Object.entries(labels)
    .filter(([name]) => name !== '__name__')
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ');
  return pairs === '' && metric !== '' ? metric : `${metric}{${pairs}}`;
}
