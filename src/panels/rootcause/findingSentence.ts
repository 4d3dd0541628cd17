import { formatDuration } from '../../core/series/formatDuration';
import { type FormatValue } from '../../charts/formatValue';
import { type Suspect, type SuspectMetric } from '../../frames/grafana/readRootCause';
import { findingTexts } from './findingTexts';

/** How numbers and times of an answer are written. */
export interface Writing {
  /** In the unit of a metric, by its name. */
  readonly formatOf: (metric: string) => FormatValue;
  readonly clock: (timeMs: number) => string;
  /** Who shows the trouble; undefined where nobody was named. */
  readonly symptom: string | undefined;
}

/**
 * What was found of a suspect, a whole sentence of its most suspect metric: from what to what, when, and how long before the
 * symptom. Where the answer has no metrics, the finding as the data source words it.
 */
export function findingSentence(suspect: Suspect, writing: Writing): string {
  const { service, finding, against } = suspect;
  const [best] = suspect.metrics;
  if (best === undefined) {
    return against.includes('nothing is measured of it') ? findingTexts.notMeasured(service) : `${finding}.`;
  }
  if (best.lastingShift === 0 || Number.isNaN(best.peak)) {
    return best.presence === 'vanished'
      ? `${findingTexts.vanished(best.name, writing.formatOf(best.name)(best.baseline))}.`
      : findingTexts.didNotChange(service);
  }
  const [at, lead] = whenOf(best, writing);
  return `${changeOf(best, writing)}${at === undefined ? '' : ` ${at}`}${lead === undefined ? '' : `, ${lead}`}.`;
}

function changeOf({ name, baseline, peak, shift, presence }: SuspectMetric, { formatOf }: Writing): string {
  const format = formatOf(name);
  if (presence === 'appeared') {
    return findingTexts.appeared(name, format(peak));
  }
  if (presence === 'vanished') {
    return findingTexts.vanished(name, format(baseline));
  }
  const change = { metric: name, from: format(baseline), to: format(peak) };
  const size = sizeOf(peak / baseline);
  const text = shift < 0 ? findingTexts.fell(change) : findingTexts.rose(change);
  return size === '' ? text : `${text} (${size})`;
}

/** "times" from twice on, percent below; nothing where the ratio says nothing. */
function sizeOf(ratio: number): string {
  if (!Number.isFinite(ratio) || ratio <= 0) {
    return '';
  }
  if (ratio >= 2) {
    return findingTexts.times(String(ratio < 100 ? Number(ratio.toPrecision(2)) : Math.round(ratio)));
  }
  const percent = Math.round(100 * (ratio - 1));
  return percent === 0 ? '' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`;
}

function whenOf({ onsetMs, leadMs }: SuspectMetric, { clock, symptom }: Writing): readonly string[] {
  if (Number.isNaN(onsetMs)) {
    return [];
  }
  const at = findingTexts.at(clock(onsetMs));
  if (symptom === undefined || Number.isNaN(leadMs) || leadMs === 0) {
    return [at];
  }
  const lead = formatDuration(Math.abs(leadMs));
  return [at, leadMs > 0 ? findingTexts.before(lead, symptom) : findingTexts.after(lead, symptom)];
}
