import { describe, expect, it } from 'vitest';
import { changeSentence } from '../../../../src/core/rootcause/changes/changeSentence';
import { type ChangeEvent } from '../../../../src/core/rootcause/changes/changeEvent';
import { changeSourceOf } from '../../../../src/core/rootcause/changes/changeSource';
import { findChanges } from '../../../../src/core/rootcause/changes/findChanges';
import { givenChanges } from '../../../../src/core/rootcause/changes/givenChanges';
import { weighChanges } from '../../../../src/core/rootcause/changes/weighChanges';
import { readExpression } from '../../../../src/core/rootcause/roles/readExpression';
import { roleOfSeries } from '../../../../src/core/rootcause/roles/roleOfSeries';
import { type Labels } from '../../../../src/core/series/labelledSeries';

const minuteMs = 60_000;
/** A whole number of minutes in 2026. */
const startMs = 1_795_824_000_000;
const startSeconds = startMs / 1000;
const nothing = NaN;

interface Told {
  readonly expression: string;
  readonly labels?: Labels;
  readonly values: readonly number[];
}

/** What series of one sample a minute tell; the first half of them is usual. */
function changesOf(...told: readonly Told[]): readonly ChangeEvent[] {
  const length = told[0]?.values.length ?? 0;
  const sources = told.map(({ expression, labels = {} }) => {
    const role = roleOfSeries({ name: 'cart', metric: undefined, expression, legend: undefined });
    return changeSourceOf({ metric: labels['__name__'], expression: readExpression(expression), labels, role });
  });
  const matrix = {
    times: Float64Array.from({ length }, (_, i) => startMs + i * minuteMs),
    stepMs: minuteMs,
    series: told.map(({ labels = {} }) => ({
      name: 'series',
      labels: { service: 'cart', ...labels },
      inputRefId: 'A',
    })),
    values: Float64Array.from(told.flatMap(({ values }) => values)),
  };
  return findChanges(matrix, sources, startMs + (length / 2) * minuteMs);
}

const known: ReadonlyArray<readonly [kind: string, minute: number, what: string, told: readonly Told[]]> = [
  [
    'deployment',
    3,
    'was deployed (7 to 8)',
    [{ expression: 'kube_deployment_status_observed_generation', values: [7, 7, 7, 8, 8] }],
  ],
  [
    'deployment',
    2,
    'was deployed (1.4 to 1.5)',
    [
      {
        expression: 'count by (service, version) (cart_build_info)',
        labels: { version: '1.4' },
        values: [3, 3, 2, 1, nothing],
      },
      {
        expression: 'count by (service, version) (cart_build_info)',
        labels: { version: '1.5' },
        values: [nothing, nothing, 1, 2, 3],
      },
    ],
  ],
  [
    'deployment',
    3,
    'was deployed (cart:a to cart:b)',
    [
      {
        expression: 'container_memory_working_set_bytes',
        labels: { image: 'cart:a' },
        values: [9, 9, 9, nothing, nothing],
      },
      {
        expression: 'container_memory_working_set_bytes',
        labels: { image: 'cart:b' },
        values: [nothing, nothing, nothing, 9, 9],
      },
    ],
  ],
  [
    'deployment',
    2,
    'was deployed',
    [{ expression: 'kube_replicaset_created', values: [nothing, nothing, startSeconds + 120, startSeconds + 120] }],
  ],
  [
    'deployment',
    2,
    'was deployed',
    [{ expression: 'sum by (name) (increase(argocd_app_sync_total[5m]))', values: [0, 0, 1, 1, 0] }],
  ],
  [
    'configuration',
    2,
    'reloaded its configuration',
    [{ expression: 'prometheus_config_last_reload_success_timestamp_seconds', values: [5e9, 5e9, 6e9, 6e9] }],
  ],
  [
    'configuration',
    1,
    'failed to reload its configuration',
    [{ expression: 'alertmanager_config_last_reload_successful', values: [1, 0, 0, 1] }],
  ],
  [
    'restart',
    2.5,
    'restarted',
    [
      {
        expression: 'process_start_time_seconds',
        values: [startSeconds - 9999, startSeconds - 9999, startSeconds - 9999, startSeconds + 150],
      },
    ],
  ],
  ['restart', 2, 'restarted', [{ expression: 'kube_pod_container_status_restarts_total', values: [4, 4, 5, 5] }]],
  [
    'restart',
    2,
    'restarted',
    [{ expression: 'changes(process_start_time_seconds[5m]) > 0', values: [nothing, nothing, 1, 1] }],
  ],
  ['restart', 1, 'restarted', [{ expression: 'redis_uptime_in_seconds', values: [100, 12, 72] }]],
  [
    'restart',
    1,
    'restarted (CrashLoopBackOff)',
    [
      {
        expression: 'kube_pod_container_status_waiting_reason',
        labels: { reason: 'CrashLoopBackOff' },
        values: [0, 1, 1],
      },
    ],
  ],
  ['oom kill', 1, 'was killed, out of memory', [{ expression: 'container_oom_events_total', values: [0, 1, 1] }]],
  [
    'oom kill',
    1,
    'was killed, out of memory',
    [
      {
        expression: 'kube_pod_container_status_last_terminated_reason',
        labels: { reason: 'OOMKilled' },
        values: [nothing, 1, 1],
      },
    ],
  ],
  [
    'scaling',
    2,
    'scaled from 3 to 1 replicas',
    [{ expression: 'kube_deployment_spec_replicas', values: [3, 3, 1, 1] }],
  ],
  [
    'throttling',
    6,
    'is throttled (series)',
    [
      {
        expression: 'rate(container_cpu_cfs_throttled_seconds_total[5m])',
        values: [0.1, 0.1, 0.2, 0.1, 0.15, 0.2, 0.6, 0.6],
      },
    ],
  ],
  [
    'certificate',
    2,
    'had a certificate that expired',
    [{ expression: 'probe_ssl_earliest_cert_expiry', values: Array.from({ length: 4 }, () => startSeconds + 120) }],
  ],
  [
    'limit',
    2,
    'reached its limit (series)',
    [{ expression: 'hikaricp_connections_active / hikaricp_connections_max', values: [0.3, 0.5, 1, 1] }],
  ],
  [
    'limit',
    2,
    'reached its limit (series)',
    [{ expression: '100 * pg_connections / pg_settings_max_connections', values: [30, 50, 96, 100] }],
  ],
  [
    'event',
    2,
    'changed (series: 1 to 2)',
    [{ expression: 'etcd_schema_revision_info_changes_seen', values: [1, 1, 2, 2] }],
  ],
];

describe('findChanges', () => {
  it.each(known)('finds a %s at minute %d: %s', (kind, minute, what, told) => {
    expect(changesOf(...told)).toEqual([
      { kind, service: 'cart', node: undefined, timeMs: startMs + minute * minuteMs, what, seriesName: 'series' },
    ]);
  });

  it.each([
    ['Ready', 'true', [1, 1, 0], 'is not ready'],
    ['MemoryPressure', 'true', [0, 0, 1], 'has MemoryPressure'],
  ])('finds the node whose condition %s=%s has values %j', (condition, status, values, what) => {
    const labels = { condition, status, node: 'n1' };
    const [change, ...others] = changesOf({ expression: 'kube_node_status_condition', labels, values });
    expect(change).toMatchObject({
      kind: 'node',
      service: undefined,
      node: 'n1',
      timeMs: startMs + 2 * minuteMs,
      what,
    });
    expect(others).toEqual([]);
  });

  it.each([
    ['a version that was always there', 'cart_build_info', { version: '1.4' }, [1, 1, 1, 1]],
    ['the first sample of a series', 'kube_deployment_spec_replicas', {}, [nothing, 3, 3, 3]],
    ['a gap', 'kube_deployment_status_observed_generation', {}, [7, nothing, nothing, 7]],
    ['a job that is done', 'kube_pod_container_status_terminated_reason', { reason: 'Completed' }, [0, 1, 1, 1]],
    ['what is throttled as usual', 'rate(throttled_total[5m])', {}, [0.5, 0.6, 0.7, 0.8]],
    ['a plain metric', 'node_load1', {}, [1, 2, 3, 9]],
    ['a certificate of next year', 'probe_ssl_earliest_cert_expiry', {}, [3e9, 3e9, 3e9, 3e9]],
  ])('finds nothing in %s', (_, expression, labels, values) => {
    expect(changesOf({ expression, labels, values })).toEqual([]);
  });

  it('takes the replicas that restart one after the other as one change, and a later restart as another', () => {
    const values = [0, 0, 1, 2, 3, 3, ...new Array<number>(12).fill(3), 4];
    const expression = 'kube_pod_container_status_restarts_total';
    const minutes = changesOf({ expression, values }).map(({ timeMs }) => (timeMs - startMs) / minuteMs);
    expect(minutes).toEqual([2, 18]);
  });
});

describe('givenChanges', () => {
  it.each([
    ['cart v1.5.0 is live', [], 'deployment', 'cart'],
    ['switched', ['feature flag', 'cart-db'], 'configuration', 'cart-db'],
    ['cartoon released', [], 'deployment', undefined],
    ['cart.', [], 'event', 'cart'],
  ])('reads %j with tags %j as a %s of %s', (name, tags, kind, service) => {
    expect(givenChanges([{ timeMs: 1, name, tags }], ['cart', 'cart-db'])).toEqual([
      { kind, service, node: undefined, timeMs: 1, what: name, seriesName: undefined },
    ]);
  });
});

describe('weighChanges', () => {
  const at = (minute: number, service = 'cart'): ChangeEvent => ({
    kind: 'deployment',
    service,
    node: undefined,
    timeMs: startMs + minute * minuteMs,
    what: 'was deployed',
    seriesName: undefined,
  });
  const weights = (...events: readonly ChangeEvent[]) =>
    weighChanges(events, startMs + 120 * minuteMs, startMs + 150 * minuteMs).map(({ timeMs, earlier, weight }) => ({
      minute: (timeMs - startMs) / minuteMs,
      earlier,
      weight,
    }));

  it('halves the weight a quarter of an hour before the onset, and forgets what is over an hour old', () => {
    expect(weights(at(59), at(105, 'a'), at(120, 'b'), at(122, 'c'))).toEqual([
      { minute: 120, earlier: 0, weight: 1 },
      { minute: 122, earlier: 0, weight: 1 },
      { minute: 105, earlier: 0, weight: 0.5 },
    ]);
  });

  it('holds a fifth against what came after the onset, and nothing against what came after the incident', () => {
    expect(weights(at(130), at(151, 'a'))).toEqual([{ minute: 130, earlier: 0, weight: 0.2 }]);
  });

  it('counts less what has happened to the same service before', () => {
    expect(weights(at(10), at(40), at(120))).toEqual([{ minute: 120, earlier: 2, weight: 1 / 3 }]);
  });

  it('says it in words', () => {
    const [change] = weighChanges([at(10), at(118)], startMs + 120 * minuteMs, startMs + 150 * minuteMs);
    expect(change && changeSentence(change)).toBe('was deployed, 2 min before the onset, as once before');
  });
});
