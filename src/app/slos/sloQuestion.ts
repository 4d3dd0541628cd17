import { eventsInWindow } from '../../core/rules/slo/eventsInWindow';
import { plainPromql } from '../../core/rules/plainPromql';
import { promqlSelector } from '../../core/rules/promqlSelector';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { type CovaryQueryInput } from '../../protocol/query';

/** The finest window of burn rates: expressions count their events in it. */
const window = '5m';

/** What a Covary data source is asked for an objective. */
export interface SloQuestion {
  readonly inputs: CovaryQueryInput['inputs'];
  readonly analysis: Extract<CovaryQueryInput['analysis'], { readonly kind: 'slo' }>;
}

/**
 * Selectors are asked for as they are, so that every store can answer; expressions as their events a second in five minutes. Where only the
 * bad events are known, the good ones are the others.
 */
export function sloQuestion({ total, good, bad, counting, objective, periodMs }: ServiceLevelObjective): SloQuestion {
  const part = good ?? bad ?? '';
  const isPlain = good !== undefined && isSelector(total) && isSelector(part);
  const events = (expr: string): string => {
    const counted = eventsInWindow(expr, window, counting);
    return counted.ok ? counted.value : expr;
  };
  const goodOnes =
    bad === undefined ? events(part) : `(${events(total)}) - ((${events(bad)}) or 0 * (${events(total)}))`;
  return {
    inputs: [
      { refId: 'good', expr: isPlain ? part : goodOnes },
      { refId: 'total', expr: isPlain ? total : events(total) },
    ],
    analysis: {
      kind: 'slo',
      objective,
      periodMs,
      encoding: isPlain && counting === 'counter' ? 'counter' : 'increment',
    },
  };
}

function isSelector(expr: string): boolean {
  return promqlSelector(plainPromql(expr)) !== undefined;
}
