import { type Labels } from '../../core/series/labelledSeries';

/** A series of an alert's rule. */
interface RuleSeries {
  readonly name: string;
  readonly labels: Labels;
}

/**
 * The name of the series that an alert's instance is about: the one all of whose labels the instance has, the one with
 * the most of them where several fit. An instance has more labels than its series: those of the rule and Grafana's own.
 * The metric's name is not compared, since alerts drop it.
 *
 * @returns `undefined` where no series fits
 */
export function symptomOfLabels(series: readonly RuleSeries[], labels: Labels): string | undefined {
  const fitting = series
    .map(({ name, labels: own }) => ({ name, own: Object.entries(own).filter(([label]) => label !== '__name__') }))
    .filter(({ own }) => own.length > 0 && own.every(([label, value]) => labels[label] === value))
    .sort((a, b) => b.own.length - a.own.length);
  return fitting[0]?.name;
}
