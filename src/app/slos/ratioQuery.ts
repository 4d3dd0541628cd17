import { plainPromql } from '../../core/rules/plainPromql';
import { promqlSelector } from '../../core/rules/promqlSelector';
import { hasWindow } from '../../core/rules/slo/eventsInWindow';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';

/** A share of good or of bad events (PromQL) as the good or the bad part of one event. One that has no window is averaged over it. */
export function ratioQuery(
  query: string,
  part: 'good' | 'bad'
): Pick<ServiceLevelObjective, 'good' | 'bad' | 'total' | 'counting'> {
  const plain = plainPromql(query);
  const average =
    promqlSelector(plain) === undefined
      ? `avg_over_time((${plain})[$window:1m])`
      : `avg(avg_over_time(${plain}[$window]))`;
  const share = hasWindow(plain) ? plain : average;
  return { [part]: share, total: `0 * (${share}) + 1`, counting: 'rate' };
}
