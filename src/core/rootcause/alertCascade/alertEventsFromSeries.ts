import { type LabelledSeries } from '../../series/labelledSeries';
import { serviceOfLabels } from '../serviceOfLabels';
import { type AlertEvent } from './alertEvent';

export interface AlertSeriesOptions {
  /** Labels that name the service, the most telling first. */
  readonly serviceLabels?: readonly string[];
  /** A pause of the samples longer than this ends the alert (Prometheus drops a series after 5 minutes). */
  readonly gapMs?: number;
}

const defaultGapMs = 300_000;
const nameLabels = ['alertname', 'rulename', 'rule'];

/**
 * Turns alert series (`ALERTS{alertstate="firing"}`, whose samples exist only while the alert fires, or any 0/1 series)
 * into events. An event starts at the first sample above 0, and ends at the last such sample before a sample of 0, a
 * missing value or a pause longer than `gapMs`. Series in another state (`alertstate="pending"`) and series without a
 * service are left out. Events come ordered by start; at equal times in the order of the series.
 */
export function alertEventsFromSeries(
  series: readonly LabelledSeries[],
  options: AlertSeriesOptions = {}
): readonly AlertEvent[] {
  const gapMs = options.gapMs ?? defaultGapMs;
  const events: AlertEvent[] = [];
  for (const { name, labels, times, values } of series) {
    const service = serviceOfLabels(labels, options.serviceLabels);
    const state = labels['alertstate'];
    if (service === undefined || (state !== undefined && state !== 'firing')) {
      continue;
    }
    const alertName = nameLabels.map((label) => labels[label]).find((value) => value !== undefined) ?? name;
    let startMs = Number.NaN;
    let lastMs = Number.NaN;
    const close = (): void => {
      if (!Number.isNaN(startMs)) {
        events.push({ service, name: alertName, startMs, endMs: lastMs, labels });
      }
      startMs = Number.NaN;
    };
    for (let i = 0; i < times.length; i++) {
      if (!(values[i] > 0)) {
        close();
        continue;
      }
      if (times[i] - lastMs > gapMs) {
        close();
      }
      if (Number.isNaN(startMs)) {
        startMs = times[i];
      }
      lastMs = times[i];
    }
    close();
  }
  return events.sort((a, b) => a.startMs - b.startMs);
}
