import { type SeriesIdentity } from '../series/seriesMatrix';
import { subjectOfLabels } from './subjectOfLabels';

/** The service or machine that a series tells about (see {@link subjectOfLabels}); one that names none stands for itself, under its name. */
export function serviceOfSeries(
  { labels, name }: Pick<SeriesIdentity, 'labels' | 'name'>,
  serviceLabels?: readonly string[]
): string {
  return subjectOfLabels(labels, serviceLabels) ?? name;
}
