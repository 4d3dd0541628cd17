import { labelsKey } from '../series/labelsKey';
import { type LabelledSeries } from '../series/labelledSeries';
import { gridTimes, type TimeGrid } from '../series/timeGrid';
import { type LogLine } from './logSeries';

/**
 * Turns lines of Grafana's alert state history into one series for each alert instance, with the instance's labels and
 * `alertname`, the rule's title where the labels lack it. The value at grid time t is 1 where the instance is Alerting
 * at t or became so in (t − step, t], else 0. Before its first line an instance is in the state that the line names as
 * the previous one, so an instance without any line has no series. Instances of several rules that have the same labels
 * are told apart by `rule_uid`. Lines need no order; other lines are left out.
 */
export function alertStateSeries(lines: readonly LogLine[], grid: TimeGrid): readonly LabelledSeries[] {
  const times = gridTimes(grid);
  const instances = new Map<string, Transition[]>();
  for (const line of [...lines].sort((a, b) => a.timeMs - b.timeMs)) {
    const transition = readTransition(line);
    if (transition !== undefined) {
      const known = instances.get(transition.key);
      if (known === undefined) {
        instances.set(transition.key, [transition]);
      } else {
        known.push(transition);
      }
    }
  }
  const labelSets = [...instances.values()].map(([first]) => labelsKey(first.labels));
  return [...instances.values()].map((transitions, instance) => {
    let isFiring = transitions[0].wasFiring;
    let next = 0;
    const values = times.map((time) => {
      let hasFired = false;
      for (; next < transitions.length && transitions[next].timeMs <= time; next++) {
        isFiring = transitions[next].isFiring;
        hasFired ||= isFiring && transitions[next].timeMs > time - grid.stepMs;
      }
      return isFiring || hasFired ? 1 : 0;
    });
    const { labels, ruleUid } = transitions[0];
    const isAlone = labelSets.indexOf(labelSets[instance]) === labelSets.lastIndexOf(labelSets[instance]);
    return { name: '', labels: isAlone ? labels : { ...labels, rule_uid: ruleUid }, times, values };
  });
}

interface Transition {
  readonly key: string;
  readonly ruleUid: string;
  readonly timeMs: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly wasFiring: boolean;
  readonly isFiring: boolean;
}

function readTransition({ text, timeMs }: LogLine): Transition | undefined {
  const line = parseObject(text);
  const previous = line.get('previous');
  const current = line.get('current');
  const title = line.get('ruleTitle');
  if (typeof previous !== 'string' || typeof current !== 'string' || typeof title !== 'string') {
    return undefined;
  }
  const own = [...entriesOf(line.get('labels'))].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string'
  );
  const labels = { alertname: title, ...Object.fromEntries(own) };
  const ruleUid = String(line.get('ruleUID') ?? '');
  return {
    key: JSON.stringify([ruleUid, labelsKey(labels)]),
    ruleUid,
    timeMs,
    labels,
    wasFiring: isAlerting(previous),
    isFiring: isAlerting(current),
  };
}

/**
 * A state may carry its reason in parentheses, as in "Alerting (NoData)". An alert that recovers still fires until it has
 * been well for as long as its rule says.
 */
function isAlerting(state: string): boolean {
  return /^(?:Alerting|Recovering)(?: \(|$)/i.test(state);
}

function parseObject(text: string): Map<string, unknown> {
  try {
    return entriesOf(JSON.parse(text));
  } catch {
    return new Map();
  }
}

function entriesOf(value: unknown): Map<string, unknown> {
  return new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}
