import { type EventImpact, eventImpact } from '../../../../core/rootcause/eventImpact/eventImpact';
import { type InputSeries } from '../../../../core/series/alignSeries';
import { type FieldConfig, type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type EventImpactAnalysis } from '../../../../protocol/analyses/eventImpact';
import { type Analyser } from '../../analyser';
import { numberColumn, numericFrame, textColumn } from '../../columns';
import { labelColumns } from '../../labelColumns';
import { QueryError } from '../../queryError';

/** More events than this in one query are refused: each is a row for every series. */
const mostEvents = 200;

/** What each event did to each series. */
export const eventImpactAnalyser: Analyser<'eventImpact'> = {
  fetchRange: ({ windowMs, events }, _, grid) => {
    const reach = Math.ceil(windowMs / 2 / grid.stepMs) * grid.stepMs;
    const onGrid = (timeMs: number): number => Math.floor(timeMs / grid.stepMs) * grid.stepMs;
    const times = events.map(({ timeMs }) => onGrid(timeMs));
    return {
      ...grid,
      fromMs: Math.min(grid.fromMs, ...times) - reach,
      toMs: Math.max(grid.toMs, ...times) + reach,
    };
  },
  run: (analysis, { series, isFromAlert }) => {
    const { eventInput, onlyChanged, windowMs, test, minChangePercent, significance } = analysis;
    const metrics = series.filter(({ inputRefId }) => inputRefId !== eventInput);
    const events = [...analysis.events, ...markedEvents(analysis, series)].sort((a, b) => a.timeMs - b.timeMs);
    if (events.length === 0 && eventInput === undefined) {
      throw new QueryError('give "events" with their times, or name the "eventInput" whose series mark them');
    }
    if (events.length > mostEvents) {
      throw new QueryError(
        `there are ${events.length} events, more than ${mostEvents}: narrow the range or the event input`
      );
    }
    const rows = events.flatMap((event) =>
      eventImpact(metrics, event.timeMs, { windowMs, test, minChangePercent, significance })
        .filter(({ isSignificant, isMeaningful }) => !onlyChanged || (isSignificant && isMeaningful))
        .map((impact): Row => ({ event, impact, series: metrics[impact.series] }))
    );
    const notices: FrameNotice[] =
      rows.length === 0
        ? [
            {
              severity: 'info',
              text: events.length === 0 ? 'there is no event in the range' : 'no event changed a series',
            },
          ]
        : [];
    return { notices, frames: [impactTable(rows, isFromAlert)] };
  },
};

interface MarkedEvent {
  readonly timeMs: number;
  readonly name: string;
}

interface Row {
  readonly event: MarkedEvent;
  readonly impact: EventImpact;
  readonly series: InputSeries | undefined;
}

function impactTable(rows: readonly Row[], isFromAlert: boolean) {
  const column = (name: string, valueOf: (impact: EventImpact) => number, config?: FieldConfig) =>
    numberColumn(name, rows, ({ impact }) => valueOf(impact), config);
  return numericFrame('event impact', [
    // The time as text: it tells rows of different events apart in alert rules too.
    textColumn('at', rows, ({ event }) => new Date(event.timeMs).toISOString()),
    textColumn('event', rows, ({ event }) => event.name),
    ...labelColumns(rows.flatMap(({ series }) => (series === undefined ? [] : [series]))),
    column('change', ({ changePercent }) => changePercent, { unit: 'percent', decimals: 1 }),
    column('before', ({ beforeMean }) => beforeMean),
    column('after', ({ afterMean }) => afterMean),
    column('effect size', ({ effectSize }) => effectSize, { decimals: 2 }),
    column('t', ({ t }) => t, { decimals: 2 }),
    column('p', ({ p }) => p),
    column('q', ({ q }) => q),
    column('significant', ({ isSignificant }) => (isSignificant ? 1 : 0), { decimals: 0 }),
    column('meaningful', ({ isMeaningful }) => (isMeaningful ? 1 : 0), { decimals: 0 }),
    column('n before', ({ beforeCount }) => beforeCount, { decimals: 0 }),
    column('n after', ({ afterCount }) => afterCount, { decimals: 0 }),
    ...(isFromAlert
      ? []
      : [textColumn('remark', rows, ({ impact }) => (impact.reason === undefined ? '' : 'too few values'))]),
  ]);
}

/** An event wherever a series of the event input changes to another value above 0. */
function markedEvents({ eventInput }: EventImpactAnalysis, series: readonly InputSeries[]): readonly MarkedEvent[] {
  return series
    .filter(({ inputRefId }) => inputRefId === eventInput)
    .flatMap(({ name, times, values }) =>
      [...values.keys()].flatMap((i) => {
        const value = values[i] ?? NaN;
        const before = values[i - 1];
        return before !== undefined && value > 0 && value !== before ? [{ timeMs: times[i] ?? NaN, name }] : [];
      })
    );
}
