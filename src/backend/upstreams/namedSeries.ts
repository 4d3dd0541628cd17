import { type ResponseSeries } from '../../core/kernels/matrixResponse';
import { type Labels, type LabelledSeries } from '../../core/series/labelledSeries';
import { seriesName } from './seriesName';

/** Gives series their names, see {@link seriesName}. Pauses after each. */
export function* namedSeries(
  series: readonly ResponseSeries[],
  legend: string | undefined,
  unlegended?: (labels: Labels) => string
): Generator<undefined, readonly LabelledSeries[]> {
  const named: LabelledSeries[] = [];
  for (const one of series) {
    named.push({ ...one, name: seriesName(one.labels, legend, unlegended) });
    yield;
  }
  return named;
}
