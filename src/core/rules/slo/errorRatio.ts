import { type Result, success } from '../../result';
import { eventsInWindow } from './eventsInWindow';
import { type ServiceLevelObjective } from './serviceLevelObjective';

/**
 * The share of bad events within a window (PromQL). Without any event there is none; where there are events and no good ones (or no bad
 * ones) were ever counted, all (or none) of them are bad.
 */
export function errorRatio({ total, good, bad, counting }: ServiceLevelObjective, window: string): Result<string> {
  const all = eventsInWindow(total, window, counting);
  const part = eventsInWindow(bad ?? good ?? '', window, counting);
  if (!all.ok || !part.ok) {
    return all.ok ? part : all;
  }
  const share = `((${part.value}) or 0 * (${all.value})) / ((${all.value}) > 0)`;
  return success(bad === undefined ? `1 - ${share}` : share);
}
