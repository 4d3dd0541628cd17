import { type RootCauseRanking } from '../../../../core/rootcause/ranking/rootCauseRanking';
import { type SeriesMatrix, seriesValues } from '../../../../core/series/seriesMatrix';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../tables/columns';

/** So many services have their course beside the finding. */
const mostCourses = 5;

/**
 * How the most suspect metric of each of the first services went, a time series frame each, from what it was compared with to
 * the end of the incident's window and as long again; a frame is called `suspect course`, its series as the metric.
 */
export function courseFrames({ services, metrics, window }: RootCauseRanking, matrix: SeriesMatrix): WireFrame[] {
  const toMs = 2 * window.toMs - window.fromMs;
  const end = matrix.times.findIndex((time) => time > toMs);
  const length = end < 0 ? matrix.times.length : end;
  const best = services.slice(0, mostCourses).flatMap(({ metrics: [first] }) => metrics[first ?? -1] ?? []);
  return best.map(({ series, name }) =>
    timeSeriesFrame('suspect course', matrix.times.slice(0, length), [
      {
        name: 'value',
        type: 'number',
        values: seriesValues(matrix, series).slice(0, length),
        nullable: true,
        labels: matrix.series[series]?.labels ?? {},
        config: { displayNameFromDS: name },
      },
    ])
  );
}
