import { failure, type Result, success } from '../../result';
import { type ServiceLevelObjective } from './serviceLevelObjective';

/** As Covary and sloth write a window that is to be put in. */
const placeholder = /\$window\b|\$\{window\}|\{\{\s*\.window\s*\}\}/g;
const selector = /^[a-zA-Z_:][\w:]*\s*(?:\{[^{}]*\})?$|^\{[^{}]*\}$/;

/** Events a second within a window (PromQL): of a selector, or of an expression that says where its window stands. */
export function eventsInWindow(
  expr: string,
  window: string,
  counting: ServiceLevelObjective['counting']
): Result<string> {
  const trimmed = expr.trim();
  if (selector.test(trimmed)) {
    return success(`sum(${counting === 'counter' ? 'rate' : 'avg_over_time'}(${trimmed}[${window}]))`);
  }
  return trimmed.search(placeholder) === -1
    ? failure(`"${trimmed}" is neither a selector nor an expression with [$window] for its ranges`)
    : success(trimmed.replaceAll(placeholder, window));
}
