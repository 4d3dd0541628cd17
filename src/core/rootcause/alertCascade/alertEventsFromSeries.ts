import { type Labels, type LabelledSeries } from '../../series/labelledSeries';
import { labelsKey } from '../../series/labelsKey';
import { subjectOfLabels } from '../subjectOfLabels';
import { type AlertEvent } from './alertEvent';

export interface AlertSeriesOptions {
  /** Labels that name the service, the most telling first. */
  readonly serviceLabels?: readonly string[] | undefined;
  /** A pause of the samples longer than this ends the alert (Prometheus drops a series after 5 minutes). */
  readonly gapMs?: number;
  /** Whether an alert of this name counts where it names no service: it then stands under its own name. */
  readonly countsUnnamed?: ((alert: string) => boolean) | undefined;
}

const defaultGapMs = 300_000;
/** From one state to the next, and from one evaluating server to the other, there may be a pause of two evaluations. */
const handoverMs = 120_000;
const nameLabels = ['alertname', 'rulename', 'rule'];
/** An alert that recovers is kept firing (`keep_firing_for`) until it is known to be over. */
const firingStates: ReadonlySet<string> = new Set(['firing', 'alerting', 'recovering']);
/** What tells apart the states of one alert, or the servers that evaluate it, and not alerts. */
const notIdentity: ReadonlySet<string> = new Set([
  '__name__',
  'alertstate',
  'grafana_alertstate',
  'replica',
  '__replica__',
  'prometheus_replica',
  'prometheus',
]);

interface Span {
  startMs: number;
  endMs: number;
}

/**
 * Turns alert series (`ALERTS{alertstate="firing"}`, whose samples exist only while the alert fires, or any 0/1 series)
 * into events. An event starts at the first sample above 0, and ends at the last such sample before a sample of 0, a
 * missing value or a pause longer than `gapMs`. Firing and recovering count, pending does not. Series that differ in the
 * state or in the evaluating server alone are the same alert: their spans are joined where they overlap or follow
 * within two minutes. Series without a service are left out. Events come ordered by start; at equal times in the order of
 * the series.
 */
export function alertEventsFromSeries(
  series: readonly LabelledSeries[],
  options: AlertSeriesOptions = {}
): readonly AlertEvent[] {
  const gapMs = options.gapMs ?? defaultGapMs;
  const alerts = new Map<string, { event: Omit<AlertEvent, 'startMs' | 'endMs'>; spans: Span[][] }>();
  for (const one of series) {
    const { name, labels } = one;
    const state = labels['alertstate'];
    if (state !== undefined && !firingStates.has(state.toLowerCase())) {
      continue;
    }
    const alertName = nameLabels.map((label) => labels[label]).find((value) => value !== undefined) ?? name;
    const named = subjectOfLabels(labels, options.serviceLabels);
    const service = named ?? (options.countsUnnamed?.(alertName) === true ? alertName : undefined);
    if (service === undefined) {
      continue;
    }
    const key = JSON.stringify([alertName, labelsKey(identityOf(labels))]);
    const known = alerts.get(key);
    if (known === undefined) {
      alerts.set(key, { event: { service, name: alertName, labels }, spans: [spansOf(one, gapMs)] });
    } else {
      known.spans.push(spansOf(one, gapMs));
    }
  }
  const events = [...alerts.values()].flatMap(({ event, spans }) =>
    joined(spans).map((span): AlertEvent => ({ ...event, ...span }))
  );
  return events.sort((a, b) => a.startMs - b.startMs);
}

function identityOf(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => !notIdentity.has(label)));
}

function spansOf({ times, values }: LabelledSeries, gapMs: number): Span[] {
  const spans: Span[] = [];
  let open: Span | undefined;
  for (let i = 0; i < times.length; i++) {
    if (!(values[i] > 0)) {
      open = undefined;
    } else if (open !== undefined && times[i] - open.endMs <= gapMs) {
      open.endMs = times[i];
    } else {
      open = { startMs: times[i], endMs: times[i] };
      spans.push(open);
    }
  }
  return spans;
}

/** The spans of one alert, from several series: each series' own spans stay apart, unless another one bridges them. */
function joined(spansOfSeries: readonly Span[][]): readonly Span[] {
  const all = spansOfSeries.flatMap((spans, series) => spans.map((span) => ({ ...span, series })));
  all.sort((a, b) => a.startMs - b.startMs);
  const result: Array<Span & { series: number }> = [];
  for (const span of all) {
    const last = result.at(-1);
    const pauseMs = last?.series === span.series ? 0 : handoverMs;
    if (last !== undefined && span.startMs <= last.endMs + pauseMs) {
      if (span.endMs > last.endMs) {
        last.endMs = span.endMs;
        last.series = span.series;
      }
    } else {
      result.push(span);
    }
  }
  return result.map(({ startMs, endMs }) => ({ startMs, endMs }));
}
