import { failure, type Result, success } from '../../result';
import { plainPromql } from '../plainPromql';
import { promqlDurationMs } from '../promqlDurationMs';
import { overRange, promqlSelector } from '../promqlSelector';
import { type ServiceLevelObjective } from './serviceLevelObjective';

/** As Covary and sloth write a window that is to be put in. */
const placeholder = /\$window\b|\$\{window\}|\{\{-?\s*\.window\s*-?\}\}/g;
const sumOf = /^sum\s*\((.*)\)$/s;
const anHourMs = 3_600_000;

/**
 * Events a second within a window (PromQL): of a selector or the sum of one, or of an expression that says where its window stands. An
 * expression of events a second that does not is averaged over the window.
 */
export function eventsInWindow(
  expr: string,
  window: string,
  counting: ServiceLevelObjective['counting']
): Result<string> {
  const plain = plainPromql(expr);
  const selector = promqlSelector(sumOf.exec(plain)?.[1] ?? plain);
  if (selector !== undefined) {
    return success(`sum(${overRange(counting === 'counter' ? 'rate' : 'avg_over_time', selector, window)})`);
  }
  if (hasWindow(plain)) {
    return success(plain.replaceAll(placeholder, window));
  }
  return counting === 'counter' || plain === ''
    ? failure(`"${plain}" is neither a selector nor an expression with [$window] for its ranges`)
    : success(`avg_over_time((${plain})[${window}:${promqlDurationMs(window) > anHourMs ? '5m' : '1m'}])`);
}

/** Whether an expression says where its window stands. */
export function hasWindow(expr: string): boolean {
  return expr.search(placeholder) !== -1;
}
