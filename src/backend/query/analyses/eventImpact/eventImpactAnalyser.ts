import { firstIndexFrom } from '../../../../core/series/firstIndexFrom';
import { eventImpact } from '../../../../core/rootcause/eventImpact/eventImpact';
import { type InputSeries } from '../../../../core/series/alignSeries';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { gridAround } from '../../grids/gridAround';
import { inOnePiece } from '../../analyser/inOnePiece';
import { QueryError } from '../../../queryError';
import { alertFrame, impactFrame, type ImpactRow } from './impactFrames';
import { markedEvents, type MarkedEvent } from './markedEvents';

/** More events than this in one query are refused, and more comparisons: they take seconds. */
const mostEvents = 200;
const mostComparisons = 50_000;

/** What each event of the range did to each series. */
export const eventImpactAnalyser = inOnePiece<'eventImpact'>({
  reachOptions: ['windowMs'],
  fetchRange: ({ windowMs }, _, { fromMs, toMs, stepMs }) =>
    gridAround(stepMs, fromMs - windowMs / 2, toMs + windowMs / 2),
  run: (analysis, { grid, series, isFromAlert }) => {
    const { annotationTags, eventInput, onlyChanged, windowMs, test, minChangePercent, significance } = analysis;
    if (isFromAlert && annotationTags.length > 0) {
      throw new QueryError(
        'annotations are read by the browser: in an alert rule, give "events" or "eventInput" instead'
      );
    }
    const metrics = series.filter(({ inputRefId }) => inputRefId !== eventInput);
    const marking = series.filter(({ inputRefId }) => inputRefId === eventInput);
    const events = [...analysis.events, ...markedEvents(marking, grid)]
      .filter(({ timeMs }) => timeMs >= grid.fromMs && timeMs <= grid.toMs + grid.stepMs)
      .sort((a, b) => a.timeMs - b.timeMs);
    if (events.length > mostEvents) {
      throw new QueryError(
        `there are ${events.length} events, more than ${mostEvents}: narrow the range or the event input`
      );
    }
    if (events.length * metrics.length > mostComparisons) {
      throw new QueryError(
        `${events.length} events and ${metrics.length} series are more than ${mostComparisons} comparisons: ` +
          'narrow the range, the event input or a selector'
      );
    }
    const rows = events.flatMap((event) =>
      eventImpact(around(metrics, event, windowMs), event.timeMs, {
        windowMs,
        test,
        minChangePercent,
        significance,
      }).map((impact): ImpactRow => ({ event, impact, series: metrics[impact.series] }))
    );
    const changed = rows.filter(({ impact }) => impact.isSignificant && impact.isMeaningful);
    return {
      notices: remarks(events.length, changed.length),
      frames: [isFromAlert ? alertFrame(metrics, changed) : impactFrame(onlyChanged ? changed : rows)],
    };
  },
});

/** The parts of the series that an event is judged by: every event looks at its own window only. */
function around(series: readonly InputSeries[], { timeMs }: MarkedEvent, windowMs: number): readonly InputSeries[] {
  return series.map((one) => {
    const from = firstIndexFrom(one.times, timeMs - windowMs / 2);
    const to = firstIndexFrom(one.times, timeMs + windowMs / 2 + 1);
    return { ...one, times: one.times.subarray(from, to), values: one.values.subarray(from, to) };
  });
}

function remarks(events: number, changed: number): readonly FrameNotice[] {
  if (changed > 0) {
    return [];
  }
  return [{ severity: 'info', text: events === 0 ? 'there is no event in the range' : 'no event changed a series' }];
}
