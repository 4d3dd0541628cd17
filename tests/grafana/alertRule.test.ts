import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayMs, incidentsOfDay } from '../../src/backend/upstreams/demo/incidents';
import { callGrafana } from './callGrafana';

const ruleStates = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            name: z.string(),
            state: z.string(),
            health: z.string(),
            lastError: z.string().optional(),
            alerts: z.array(z.object({ state: z.string(), labels: z.record(z.string(), z.string()) })).default([]),
          })
        ),
      })
    ),
  }),
});

interface RuleQuery {
  readonly model: object;
  readonly relativeTimeRange: { readonly from: number; readonly to: number };
  /** Time series are reduced to their last value; tables need no reduction. */
  readonly reduces: boolean;
  readonly threshold: number;
}

describe('an alert rule in a real Grafana', () => {
  const folderUid = `covary-${randomUUID().slice(0, 13)}`;
  const secondsAgo = secondsSinceSlowdown(Date.now());

  beforeAll(async () => {
    await callGrafana('POST', '/api/folders', { uid: folderUid, title: folderUid });
  });

  afterAll(async () => {
    await callGrafana('DELETE', `/api/folders/${folderUid}?forceDeleteRules=true`);
  });

  it('on anomaly scores fires for the services of the slowdown and for no other, with their labels', async () => {
    const services = await firingServices({
      // The first five minutes of the slowdown.
      relativeTimeRange: { from: secondsAgo + 600, to: secondsAgo - 300 },
      model: {
        inputs: [{ refId: 'a', upstream: 'demo', expr: 'shop_service_latency_ms', legend: '{{service}}' }],
        analysis: {
          kind: 'anomaly',
          detector: 'rollingZScore',
          direction: 'above',
          minDeviation: 10,
          confirm: { required: 3, of: 5 },
        },
        stepMs: 60_000,
      },
      reduces: true,
      threshold: 1,
    });
    expect(services).toEqual(['database', 'product-service', 'user-service', 'web-frontend']);
  });

  it('on the confidence of root causes fires for the database alone', async () => {
    const input = (refId: string, expr: string) => ({ refId, upstream: 'demo', expr, legend: `{{service}} ${refId}` });
    const services = await firingServices({
      relativeTimeRange: { from: secondsAgo + 3600, to: secondsAgo - 600 },
      model: {
        inputs: [
          input('latency', 'shop_service_latency_ms'),
          input('errors', 'shop_service_error_percent'),
          input('requests', 'shop_service_requests_per_second'),
          input('graph', 'traces_service_graph_request_total'),
        ],
        analysis: {
          kind: 'rootCause',
          target: 'web-frontend latency',
          // Longer than the slowdown has lasted: a baseline must not hold the begin of the incident.
          lastMs: 1_200_000,
          dependencies: { input: 'graph' },
        },
        stepMs: 15_000,
      },
      reduces: false,
      threshold: 0.8,
    });
    expect(services).toEqual(['database']);
  });

  async function firingServices({
    model,
    relativeTimeRange,
    reduces,
    threshold,
  }: RuleQuery): Promise<readonly unknown[]> {
    const uid = randomUUID().slice(0, 13);
    const title = `Covary ${uid}`;
    const expression = (refId: string, rest: object) => ({
      refId,
      datasourceUid: '__expr__',
      model: { refId, ...rest },
    });
    await callGrafana('POST', '/api/v1/provisioning/alert-rules', {
      uid,
      orgID: 1,
      folderUID: folderUid,
      ruleGroup: uid,
      title,
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'Error',
      data: [
        { refId: 'A', datasourceUid: 'covary', relativeTimeRange, model: { refId: 'A', ...model } },
        ...(reduces ? [expression('B', { type: 'reduce', expression: 'A', reducer: 'last' })] : []),
        expression('C', {
          type: 'threshold',
          expression: reduces ? 'B' : 'A',
          conditions: [{ evaluator: { type: 'gt', params: [threshold] } }],
        }),
      ],
    });
    const rule = await settledRule(title);
    expect(rule.lastError ?? '').toBe('');
    expect(rule.state).toBe('firing');
    return rule.alerts
      .filter(({ state }) => state === 'Alerting')
      .map(({ labels }) => labels['service'])
      .sort();
  }
});

/** How long ago the demo's last slowdown began of which ten minutes are over. */
function secondsSinceSlowdown(nowMs: number): number {
  const day = Math.floor(nowMs / dayMs);
  const slowdowns = [day - 1, day]
    .flatMap(incidentsOfDay)
    .filter(({ kind, fromMs }) => kind === 'database-slowdown' && fromMs + 600_000 < nowMs);
  return Math.round((nowMs - (slowdowns.at(-1)?.fromMs ?? NaN)) / 1000);
}

/** The rule once it fires or has failed, or as it is after three minutes. */
async function settledRule(name: string) {
  for (let attempt = 0; ; attempt++) {
    const { data } = ruleStates.parse(await callGrafana('GET', '/api/prometheus/grafana/api/v1/rules'));
    const rule = data.groups.flatMap(({ rules }) => rules).find((candidate) => candidate.name === name);
    if (rule !== undefined && (rule.state === 'firing' || rule.health === 'error' || attempt > 180)) {
      return rule;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
