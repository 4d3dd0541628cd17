import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayMs, incidentsOfDay } from '../../src/backend/upstreams/demo/incidents';

const grafanaUrl = process.env['GRAFANA_URL'] ?? 'http://localhost:3000';
const authorization = `Basic ${Buffer.from(process.env['GRAFANA_LOGIN'] ?? 'admin:admin').toString('base64')}`;

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(grafanaUrl + path, {
    method,
    headers: { authorization, 'content-type': 'application/json', 'X-Disable-Provenance': 'true' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${text}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

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

describe('an alert rule in a real Grafana', () => {
  const uid = randomUUID().slice(0, 13);
  const folderUid = `covary-${uid}`;
  const title = `Latency is anomalous ${uid}`;

  afterAll(async () => {
    await call('DELETE', `/api/v1/provisioning/alert-rules/${uid}`);
    await call('DELETE', `/api/folders/${folderUid}?forceDeleteRules=true`);
  });

  it('fires for the services of the last slowdown and for no other, with their labels', async () => {
    const now = Date.now();
    const day = Math.floor(now / dayMs);
    const slowdowns = [day - 1, day]
      .flatMap(incidentsOfDay)
      .filter(({ kind, fromMs }) => kind === 'database-slowdown' && fromMs + 600_000 < now);
    const secondsAgo = Math.round((now - (slowdowns.at(-1)?.fromMs ?? NaN)) / 1000);
    await call('POST', '/api/folders', { uid: folderUid, title: `Covary ${uid}` });
    await call('POST', '/api/v1/provisioning/alert-rules', {
      uid,
      orgID: 1,
      folderUID: folderUid,
      ruleGroup: 'covary',
      title,
      condition: 'C',
      for: '0s',
      noDataState: 'OK',
      execErrState: 'Error',
      data: [
        {
          refId: 'A',
          datasourceUid: 'covary',
          // The rule looks at the first five minutes of the slowdown.
          relativeTimeRange: { from: secondsAgo + 600, to: secondsAgo - 300 },
          model: {
            refId: 'A',
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
        },
        {
          refId: 'B',
          datasourceUid: '__expr__',
          model: { refId: 'B', type: 'reduce', expression: 'A', reducer: 'last' },
        },
        {
          refId: 'C',
          datasourceUid: '__expr__',
          model: {
            refId: 'C',
            type: 'threshold',
            expression: 'B',
            conditions: [{ evaluator: { type: 'gt', params: [1] } }],
          },
        },
      ],
    });
    const rule = await firingRule(title);
    expect(rule.lastError ?? '').toBe('');
    expect(rule.state).toBe('firing');
    const firing = rule.alerts.filter(({ state }) => state === 'Alerting').map(({ labels }) => labels['service']);
    expect(firing.sort()).toEqual(['database', 'product-service', 'user-service', 'web-frontend']);
  });

  async function firingRule(name: string) {
    for (let attempt = 0; ; attempt++) {
      const { data } = ruleStates.parse(await call('GET', '/api/prometheus/grafana/api/v1/rules'));
      const rule = data.groups.flatMap(({ rules }) => rules).find((candidate) => candidate.name === name);
      if (rule !== undefined && (rule.state === 'firing' || rule.health === 'error' || attempt > 150)) {
        return rule;
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
});
