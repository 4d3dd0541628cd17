import { type MetricRole } from './metricRole';
import { roleOfExpression } from './roleOfExpression';
import { roleOfName } from './roleOfName';

/** What is known of a series besides its values. */
export interface SeriesDescription {
  /** As a reader sees it. */
  readonly name: string;
  /** The metric's name, where the answer carries it. */
  readonly metric: string | undefined;
  /** The query that gave the series, in PromQL or another language. */
  readonly expression: string | undefined;
  readonly legend: string | undefined;
}

/**
 * The role of a series. The query tells best: its functions, matchers and divisions say what the metric's name alone does
 * not. Then the metric's name, the words of the legend that are not labels, and the series' own name. `other` where nothing
 * tells.
 */
export function roleOfSeries({ name, metric, expression, legend }: SeriesDescription): MetricRole {
  const words = legend?.replace(/\{\{[^{}]*\}\}/g, ' ').trim();
  const roles = [
    ...(expression === undefined ? [] : [roleOfExpression(expression)]),
    ...(metric === undefined ? [] : [roleOfName(metric)]),
    ...(words === undefined || words === '' ? [] : [roleOfName(words)]),
    roleOfName(name),
  ];
  return roles.find((role) => role !== 'other') ?? 'other';
}
