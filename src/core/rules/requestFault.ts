import { plainPromql } from './plainPromql';
import { promqlSelector } from './promqlSelector';
import { type RuleRequest } from './ruleRequest';

const allowedName = /^[a-zA-Z0-9_][a-zA-Z0-9_-]{0,99}$/;
const allowedLabel = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;
const grafanaVariable = /\$__\w+|\$\{__[^}]*\}|\[\[__[^\]]*\]\]/;
const dayMs = 86_400_000;

/** Why something cannot be watched, whatever the detector: a sentence that names what is wrong; nothing where it can. */
export function requestFault(request: RuleRequest): string | undefined {
  const { name, expr, isCounter, stepMs, shards, detector, peersBy, alertLabels = {} } = request;
  if (!allowedName.test(name)) {
    return `the name "${name}" is not one of letters, digits, _ and -`;
  }
  if (expr.trim() === '') {
    return 'there is no expression to watch';
  }
  if (isCounter === true && promqlSelector(plainPromql(expr)) === undefined) {
    return `counters are watched by a selector, of which "${expr.trim()}" is none: write its rate`;
  }
  const ofGrafana = grafanaVariable.exec(expr)?.[0];
  if (ofGrafana !== undefined) {
    return `a rule has no ${ofGrafana}: write what it stands for`;
  }
  if (!Number.isInteger(stepMs) || stepMs < 1000) {
    return 'a rule is judged once a second at most: the step is shorter';
  }
  if (stepMs > 30 * dayMs) {
    return 'a rule is judged once a month at least: the step is longer';
  }
  if (shards !== undefined && detector === 'peerMad' && peersBy?.includes(shards.label) !== true) {
    return `peers must not be parted: compare them by "${shards.label}", or do without shards`;
  }
  const badLabel = Object.keys(alertLabels).find((label) => !allowedLabel.test(label));
  return badLabel === undefined
    ? numberFault(request)
    : `the label "${badLabel}" of the alert is not one of letters, digits and _`;
}

/** The first number that is not one, or out of its bounds. */
function numberFault({ alertsPerWeek = 1, minDeviation = 0, ...times }: RuleRequest): string | undefined {
  const { forMs = 0, keepFiringMs = 0, zoneOffsetMs = 0 } = times;
  if (!(alertsPerWeek > 0 && alertsPerWeek < Infinity)) {
    return `alertsPerWeek must be a number above 0, which ${alertsPerWeek} is not`;
  }
  const atLeastZero = Object.entries({ minDeviation, forMs, keepFiringMs });
  const negative = atLeastZero.find(([, value]) => !(value >= 0 && value < Infinity));
  if (negative !== undefined) {
    return `${negative[0]} must be a number of at least 0, which ${negative[1]} is not`;
  }
  return Math.abs(zoneOffsetMs) <= dayMs
    ? undefined
    : `zoneOffsetMs must lie within a day, which ${zoneOffsetMs} does not`;
}
