import { type DetectionExplanation } from '../../../../core/detectors/explain/explanation';
import { type SeriesMatrix } from '../../../../core/series/seriesMatrix';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, sentences, tableFrame, textColumn, timeColumn, wide } from '../../tables/columns';

/**
 * Each anomaly, explained, one a row in order of time. `time`, `timeEnd`, `title` and `text` are the names by which
 * Grafana makes annotations of a table.
 */
export function eventsFrame({ series, stepMs }: SeriesMatrix, { anomalies }: DetectionExplanation): WireFrame {
  return tableFrame('anomalies', [
    timeColumn('time', anomalies, ({ startMs }) => startMs),
    timeColumn('timeEnd', anomalies, ({ endMs }) => endMs),
    textColumn('title', anomalies, ({ seriesIndex }) => series[seriesIndex]?.name ?? '', wide(190)),
    textColumn('text', anomalies, ({ sentence }) => sentence, sentences(360)),
    numberColumn('score', anomalies, ({ peakScore }) => peakScore, {
      decimals: 1,
      description: 'How many times the threshold, at the peak',
    }),
    numberColumn('actual', anomalies, ({ actual }) => actual),
    numberColumn('expected', anomalies, ({ expected }) => expected),
    numberColumn('duration', anomalies, ({ startMs, endMs }) => endMs - startMs + stepMs, { unit: 'ms' }),
    timeColumn('peak', anomalies, ({ peakMs }) => peakMs),
    textColumn('votes', anomalies, ({ evidence }) =>
      (evidence?.votes ?? []).map(({ member, score }) => `${member} ${score.toFixed(1)}`).join(', ')
    ),
    textColumn('agreeing', anomalies, ({ agreeing }) => agreeing.join(', '), sentences(160)),
    textColumn('disagreeing', anomalies, ({ disagreeing }) => disagreeing.join(', '), sentences(160)),
    textColumn(
      'contributions',
      anomalies,
      ({ contributions }) => contributions.map(({ name, share }) => `${name} ${Math.round(share * 100)} %`).join(', '),
      sentences(200)
    ),
  ]);
}
