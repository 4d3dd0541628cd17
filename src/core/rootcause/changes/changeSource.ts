import { firstLabel } from '../../series/firstLabel';
import { type Labels } from '../../series/labelledSeries';
import { type ReadExpression } from '../roles/readExpression';
import { type MetricRole } from '../roles/metricRole';
import { type ChangeKind } from './changeEvent';
import { releaseLabels } from './versionLabels';

/**
 * How a series tells of changes: `step` by another value, `count` by a counter that rises, `active` by a value above 0,
 * `inactive` by one that falls to 0, `fall` by a smaller value, `start` by a time of start, `versions` by labels that name
 * a version, `expiry` by the time of an end, `burst` by values far above the usual ones, `limit` by a share that comes near 1.
 */
export type ChangeReading =
  'step' | 'count' | 'active' | 'inactive' | 'fall' | 'start' | 'versions' | 'expiry' | 'burst' | 'limit';

/** What a series tells of changes. */
export interface ChangeSource {
  readonly kind: ChangeKind;
  readonly reading: ChangeReading;
  /** Whether its values are a metric of the service as well, and are ranked as one. */
  readonly isMetric: boolean;
}

/** What is known of a series besides its values. */
export interface ChangeDescription {
  /** The metric's name, where the answer carries it. */
  readonly metric: string | undefined;
  /** What its query says. */
  readonly expression: ReadExpression;
  readonly labels: Labels;
  readonly role: MetricRole;
}

const known: ReadonlyArray<readonly [metric: RegExp, kind: ChangeKind, reading: ChangeReading]> = [
  [/last_reload_successful$|reload_success$/, 'configuration', 'inactive'],
  [/config.*reload.*(timestamp|time)|config_?(hash|version|generation|revision)/, 'configuration', 'step'],
  [/reloads?(_success)?_total$|config_reload/, 'configuration', 'count'],
  [/(cert|ssl|tls|x509).*(not_after|expir|expiration)/, 'certificate', 'expiry'],
  [/(^|_)oom/, 'oom kill', 'count'],
  [/terminated_reason$|waiting_reason$/, 'restart', 'active'],
  [/restarts?(_total)?$/, 'restart', 'count'],
  [/replicaset_created$/, 'deployment', 'start'],
  [/(^|_)(start_time|boot_time|starttime)(_seconds)?$/, 'restart', 'start'],
  [/uptime(_in)?(_seconds|_total)?$/, 'restart', 'fall'],
  [/spec_unschedulable$/, 'node', 'active'],
  [/node_status_condition$/, 'node', 'active'],
  [/(spec|desired|hpa\w*)_replicas$|replicas_desired$|desired_number_scheduled$/, 'scaling', 'step'],
  [/_(observed|metadata)_generation$|_revision$/, 'deployment', 'step'],
  [/_sync_total$|rollout_events_total$|deploy(ment)?s?_total$/, 'deployment', 'count'],
  [/_info$/, 'deployment', 'versions'],
  [/throttl/, 'throttling', 'burst'],
];

const differences = new Set(['changes', 'resets', 'increase', 'rate', 'irate', 'delta', 'idelta']);
/** Containers also end because they are done, and wait because they start. */
const badReason = /oom|error|crash|pull|cannot|deadline/i;
const capacity = /max|limit|capacity|quota|pool_size|size$|hard$/;

/**
 * What a series tells of changes, by the metric in its query, its name and its labels; `undefined` for one that is a
 * metric and nothing else. A series whose role is said or read to be `change` tells of events by its steps at least.
 */
export function changeSourceOf({ metric, expression, labels, role }: ChangeDescription): ChangeSource | undefined {
  const { selectors, functions, isRatio } = expression;
  const [first, second] = selectors;
  const isDifference = functions.some((name) => differences.has(name));
  if (isRatio && role !== 'success' && capacity.test((second?.metric ?? '').toLowerCase())) {
    return { kind: 'limit', reading: 'limit', isMetric: true };
  }
  const names = [metric, first?.metric].flatMap((name) => (name === undefined ? [] : [name.toLowerCase()]));
  const [, kind, reading] = known.find(([pattern]) => names.some((name) => pattern.test(name))) ?? [];
  if (kind === undefined || reading === undefined) {
    if (firstLabel(labels, releaseLabels) !== undefined) {
      return { kind: 'deployment', reading: 'versions', isMetric: true };
    }
    return role === 'change'
      ? { kind: 'event', reading: isDifference ? 'active' : 'step', isMetric: false }
      : undefined;
  }
  if (kind === 'throttling') {
    return { kind, reading, isMetric: true };
  }
  if (kind === 'node' && labels['condition'] === 'Ready' && labels['status'] === 'true') {
    return { kind, reading: 'inactive', isMetric: false };
  }
  if (/_reason$/.test(names.join(' '))) {
    const reason = labels['reason'] ?? '';
    return badReason.test(reason)
      ? { kind: /oom/i.test(reason) ? 'oom kill' : kind, reading: 'active', isMetric: false }
      : undefined;
  }
  return { kind, reading: isDifference && reading !== 'versions' ? 'active' : reading, isMetric: false };
}
