import { formatDuration } from '../../series/formatDuration';
import { changeSentence } from '../changes/changeSentence';
import { type SuspectChange } from '../changes/weighChanges';
import { type GraphPosition } from './graphPosition';
import { type MetricCause } from './rootCauseRanking';

const listedServices = 3;

/**
 * A finding in words, for tables and alert messages; `best` is the service's most suspect metric, `change` what was done to
 * it.
 */
export function causeSentence(
  service: string,
  best: MetricCause | undefined,
  position: GraphPosition,
  change: SuspectChange | undefined,
  windowFromMs: number
): string {
  const done =
    change === undefined ? [] : [`${change.node === undefined ? '' : `${change.node} `}${changeSentence(change)}`];
  if (best === undefined) {
    const told = position.explains.length > 0 ? [`would explain ${listed(position.explains)}`] : [];
    return [`nothing is measured of ${service}`, ...done, ...told].join('; ');
  }
  if (best.lastingShift === 0) {
    return [`${service} did not change`, ...done].join('; ');
  }
  const parts = [changeOf(service, best)];
  if (!Number.isNaN(best.onsetMs)) {
    const lead =
      best.leadMs > 0
        ? `, ${formatDuration(best.leadMs)} before the target`
        : best.leadMs < 0
          ? `, ${formatDuration(-best.leadMs)} after the target`
          : '';
    const into = best.onsetMs - windowFromMs;
    parts.push(`began ${formatDuration(Math.abs(into))} ${into < 0 ? 'before the window' : 'into the window'}${lead}`);
  }
  parts.push(...done);
  if (position.explains.length > 0) {
    parts.push(`explains ${listed(position.explains)}`);
  }
  if (position.explainedBy !== undefined) {
    parts.push(`itself explained by ${position.explainedBy}`);
  }
  return parts.join('; ');
}

function changeOf(service: string, best: MetricCause): string {
  const what = best.name.includes(service) ? best.name : `${service}: ${best.name}`;
  if (best.presence !== 'steady') {
    const value = best.presence === 'appeared' ? best.peakValue : best.baselineMedian;
    return `${what} ${best.presence} (${best.presence === 'appeared' ? 'now' : 'before'} ${number(value)})`;
  }
  const verb = best.peakShift < 0 ? 'fell' : 'rose';
  const size = `${number(Math.abs(best.peakShift))} spreads`;
  return `${what} ${verb} from ${number(best.baselineMedian)} to ${number(best.peakValue)} (${size})`;
}

function listed(names: readonly string[]): string {
  const rest = names.length - listedServices;
  return names.slice(0, listedServices).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Three significant digits, without an exponent where it can be helped. */
function number(value: number): string {
  return String(Number(value.toPrecision(3)));
}
