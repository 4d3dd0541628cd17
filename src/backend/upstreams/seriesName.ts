import { type Labels } from '../../core/series/labelledSeries';
import { labelValue } from '../../core/series/labelValue';

/**
 * The name of a series: the legend with each `{{label}}` replaced (an absent label leaves nothing), else the way that
 * `unlegended` writes it, by default `metric{label="value"}`.
 */
export function seriesName(
  labels: Labels,
  legend: string | undefined,
  unlegended: (labels: Labels) => string = selectorName
): string {
  if (legend !== undefined && legend.trim() !== '') {
    return legend
      .replace(/\{\{([^{}]+)\}\}/g, (_, label: string) => labelValue(labels, label.trim()) ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  }
  return unlegended(labels);
}

function selectorName(labels: Labels): string {
  const metric = labels['__name__'] ?? '';
  const pairs = Object.entries(labels)
    .filter(([name]) => name !== '__name__')
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(', ');
  return pairs === '' && metric !== '' ? metric : `${metric}{${pairs}}`;
}
