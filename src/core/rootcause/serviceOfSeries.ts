import { type SeriesIdentity } from '../series/seriesMatrix';
import { serviceOfLabels } from './serviceOfLabels';

/** The service that a series tells about (see {@link serviceOfLabels}); one that names none stands for itself, under its name. */
export function serviceOfSeries(
  { labels, name }: Pick<SeriesIdentity, 'labels' | 'name'>,
  serviceLabels?: readonly string[]
): string {
  return serviceOfLabels(labels, serviceLabels) ?? name;
}
