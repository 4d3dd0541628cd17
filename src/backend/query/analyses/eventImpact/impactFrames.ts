import { type EventImpact } from '../../../../core/rootcause/eventImpact/eventImpact';
import { type InputSeries } from '../../../../core/series/alignSeries';
import { type FieldConfig, type NumberField, type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame, tableFrame, textColumn, timeColumn, wide } from '../../tables/columns';
import { labelColumns } from '../../tables/labelColumns';
import { type MarkedEvent } from './markedEvents';

/** What one event did to one series. */
export interface ImpactRow {
  readonly event: MarkedEvent;
  readonly impact: EventImpact;
  readonly series: InputSeries | undefined;
}

/** One row for each event and series. */
export function impactFrame(rows: readonly ImpactRow[]): WireFrame {
  return tableFrame('event impact', [
    timeColumn('time', rows, ({ event }) => event.timeMs),
    textColumn('event', rows, ({ event }) => event.name, wide(180)),
    ...labelColumns(rows.flatMap(({ series }) => (series === undefined ? [] : [series]))),
    ...impactColumns(rows.map(({ impact }) => impact)),
    textColumn('remark', rows, ({ impact }) =>
      impact.reason !== undefined ? 'too few values' : impact.presence === 'both' ? '' : impact.presence
    ),
  ]);
}

/**
 * For alert rules: one row a series, with the greatest of the given changes. A series without one has a change of 0, so
 * that a rule sees that all is well and not that data are missing.
 */
export function alertFrame(series: readonly InputSeries[], changed: readonly ImpactRow[]): WireFrame {
  const greatest = new Map<InputSeries | undefined, EventImpact>();
  for (const { series: one, impact } of changed) {
    const known = greatest.get(one);
    if (known === undefined || sizeOf(impact) > sizeOf(known)) {
      greatest.set(one, impact);
    }
  }
  return numericFrame('event impact', [
    ...labelColumns(series),
    ...impactColumns(series.map((one, index) => greatest.get(one) ?? unchanged(index))),
  ]);
}

/** A change from a mean of 0 has no percentage, and counts as the greatest there is. */
function sizeOf({ changePercent }: EventImpact): number {
  return Number.isNaN(changePercent) ? Infinity : Math.abs(changePercent);
}

function unchanged(series: number): EventImpact {
  const none = { beforeCount: NaN, afterCount: NaN, beforeMean: NaN, afterMean: NaN, degreesOfFreedom: NaN };
  const flags = { isSignificant: false, isMeaningful: false, reason: undefined, presence: 'both' } as const;
  return { series, ...none, changePercent: 0, effectSize: 0, t: 0, p: 1, q: 1, ...flags };
}

function impactColumns(impacts: readonly EventImpact[]): readonly NumberField[] {
  const column = (name: string, valueOf: (impact: EventImpact) => number, config?: FieldConfig): NumberField =>
    numberColumn(name, impacts, valueOf, config);
  return [
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
  ];
}
