import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type CovaryQueryInput } from '../../src/protocol/query';
import { buildBackend, buildExecutable } from './backend/pluginHost';
import { type TestQuery } from './backend/testApplication';

const goIsMissing = spawnSync('go', ['version']).status !== 0;
const buildTimeoutMs = 600_000;
const hourMs = 3_600_000;
const toMs = Date.UTC(2025, 0, 15, 12);

const field = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  labels: z.record(z.string(), z.string()).optional(),
  config: z.record(z.string(), z.unknown()).optional(),
  values: z.array(z.union([z.number(), z.string(), z.boolean(), z.null()])),
});
const frame = z.object({
  name: z.string(),
  refId: z.string(),
  meta: z.record(z.string(), z.unknown()).optional(),
  fields: z.array(field).nullable(),
});
const alerting = z.object({
  type: z.string().optional(),
  error: z.string().optional(),
  series: z
    .array(
      z.object({
        name: z.string(),
        labels: z.record(z.string(), z.string()).optional(),
        points: z.number(),
        last: z.union([z.number(), z.string(), z.null()]),
      })
    )
    .optional(),
});
const response = z.object({
  error: z.string().optional(),
  status: z.number(),
  errorSource: z.string().optional(),
  frames: z.array(frame).nullable(),
  alerting: alerting.optional(),
});
const report = z.object({
  health: z.object({ status: z.string(), message: z.string(), details: z.unknown() }),
  responses: z.record(z.string(), response),
  metrics: z.string(),
  resource: z
    .object({ code: z.number(), headers: z.record(z.string(), z.array(z.string())), body: z.string() })
    .optional(),
  stream: z.object({ subscription: z.string(), packets: z.array(frame).nullable() }).optional(),
  logs: z.array(z.object({ level: z.string(), message: z.string() })).nullable(),
  killMs: z.number(),
  exitCode: z.number(),
});
type Report = z.infer<typeof report>;

interface ReferenceRequest {
  readonly jsonData: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly models: Readonly<Record<string, unknown>>;
  readonly resource?: { readonly method: string; readonly path: string };
  readonly stream?: { readonly path: string; readonly packets: number };
}

describe.skipIf(goIsMissing)('Grafana’s own plugin client and frame decoder (needs go)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-reference-'));
  const client = path.join(folder, 'reference-client');

  beforeAll(() => {
    execFileSync('go', ['build', '-o', client, '.'], { cwd: 'tests/reference-client', stdio: 'inherit' });
  }, buildTimeoutMs);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function ask(backend: string, { models, ...request }: ReferenceRequest): Report {
    const queries = Object.entries(models).map(([refId, model]) => ({
      refId,
      model,
      fromMs: toMs - 6 * hourMs,
      toMs,
      intervalMs: 60_000,
      maxDataPoints: 1000,
    }));
    const output = execFileSync(client, [backend], {
      input: JSON.stringify({ ...request, queries }),
      maxBuffer: 1 << 28,
    });
    return report.parse(JSON.parse(output.toString()));
  }

  function answerOf({ responses }: Report, refId: string): z.infer<typeof response> {
    const answer = responses[refId];
    if (!answer) {
      throw new Error(`no answer for ${refId}`);
    }
    return answer;
  }

  describe('with the test application', () => {
    const backend = path.join(folder, 'gpx_test');
    let answer: Report;

    beforeAll(() => {
      buildExecutable('tests/integration/backend/testApplication.ts', backend);
      const models: Readonly<Record<string, TestQuery>> = {
        mixed: { kind: 'frame', rows: 4 },
        none: { kind: 'frame', rows: 0 },
        columnless: { kind: 'columnless' },
        many: { kind: 'many', frames: 3, rows: 5 },
        fail: { kind: 'fail' },
        unencodable: { kind: 'unencodable' },
      };
      answer = ask(backend, {
        jsonData: { a: 1 },
        models,
        resource: { method: 'GET', path: 'detectors' },
        stream: { path: 'mixed/5', packets: 3 },
      });
    });

    it('starts it, checks its health and ends it gracefully', () => {
      expect(answer.health).toMatchObject({ status: 'OK', message: 'Covary answers', details: { jsonData: { a: 1 } } });
      expect(answer.exitCode).toBe(0);
      expect(answer.killMs).toBeLessThan(2000);
    });

    it('decodes every kind of field with its nullability, labels, configuration and values', () => {
      const { frames, status } = answerOf(answer, 'mixed');
      expect(status).toBe(200);
      const startMs = Date.UTC(2025, 0, 1);
      expect(frames).toEqual([
        {
          name: 'mixed',
          refId: 'mixed',
          meta: {
            typeVersion: [0, 0],
            custom: { kind: 'anomaly' },
            notices: [{ severity: 'warning', text: 'one gap' }],
          },
          fields: [
            {
              name: 'time',
              type: 'time.Time',
              nullable: false,
              values: [0, 1, 2, 3].map((minute) => startMs + minute * 60_000),
            },
            {
              name: 'value',
              type: 'float64',
              nullable: false,
              labels: { pod: 'a', zone: 'ü' },
              config: { displayNameFromDS: 'value of a', unit: 'ms', decimals: 2 },
              values: [0.5, 'NaN', 2.5, 3.5],
            },
            { name: 'gapped', type: '*float64', nullable: true, values: [0, null, 2, 3] },
            { name: 'text', type: 'string', nullable: false, values: ['', 'überall', 'a', ''] },
            { name: 'maybe', type: '*string', nullable: true, values: [null, 't1', null, 't3'] },
            { name: 'flag', type: 'bool', nullable: false, values: [false, true, false, true] },
          ],
        },
      ]);
    });

    it('decodes frames without rows and without fields', () => {
      const [none] = answerOf(answer, 'none').frames ?? [];
      expect(none?.fields?.map(({ values }) => values.length)).toEqual([0, 0, 0, 0, 0, 0]);
      const [columnless] = answerOf(answer, 'columnless').frames ?? [];
      expect(columnless).toMatchObject({ name: 'columnless', fields: null });
    });

    it('reads series for an alert rule', () => {
      expect(answerOf(answer, 'many').alerting).toEqual({
        type: 'timeseries-multi',
        series: [0, 1, 2].map((index) => ({
          name: 'value',
          labels: { pod: `pod-${index}` },
          points: 5,
          last: index + 0.4,
        })),
      });
    });

    it('hears whose fault an error is', () => {
      expect(answerOf(answer, 'fail')).toMatchObject({
        error: 'the store is down',
        status: 502,
        errorSource: 'downstream',
      });
      expect(answerOf(answer, 'unencodable')).toMatchObject({ status: 500, errorSource: 'plugin' });
    });

    it('takes its log lines as structured', () => {
      expect(answer.logs).toEqual([{ level: 'error', message: 'frames could not be encoded' }]);
    });

    it('follows a stream, whose frames in JSON equal those of a query', () => {
      const [queried] = answerOf(answer, 'mixed').frames ?? [];
      expect(answer.stream).toEqual({
        subscription: 'OK',
        packets: Array.from({ length: 3 }, () => ({ ...queried, refId: '' })),
      });
    });

    it('collects metrics and calls a resource', () => {
      expect(answer.metrics).toContain('covary_queries_total{result="ok"} 4\n');
      expect(answer.resource).toMatchObject({ code: 200, headers: { 'content-type': ['application/json'] } });
    });
  });

  describe('with the plugin’s own backend and its demo store', () => {
    let backend: string;
    const jsonData = { upstreams: [{ name: 'demo', kind: 'demo' }] };
    const inputs = [{ refId: 'cpu', upstream: 'demo', expr: 'shop_cpu_percent' }];
    const models = {
      bands: { inputs, analysis: { kind: 'anomaly', detector: 'rollingZScore' } },
      summary: { inputs, analysis: { kind: 'anomaly', detector: 'rollingZScore', format: 'summary' } },
      matrix: { inputs, analysis: { kind: 'correlation' } },
    } satisfies Readonly<Record<string, CovaryQueryInput>>;
    let dashboard: Report;
    let alert: Report;

    beforeAll(() => {
      backend = buildBackend(path.join(folder, 'gpx_covary'));
      dashboard = ask(backend, { jsonData, models, resource: { method: 'GET', path: 'upstream-kinds' } });
      alert = ask(backend, {
        jsonData,
        headers: { FromAlert: 'true' },
        models: { scores: models.bands, summary: models.summary },
      });
    });

    it('checks its health', () => {
      expect(dashboard.health.status).toBe('OK');
      expect(dashboard.resource?.code).toBe(200);
      expect(dashboard.resource?.body).toContain('"kind":"demo"');
      expect(dashboard.exitCode).toBe(0);
    });

    it('decodes the frames of both analyses', () => {
      for (const refId of ['bands', 'summary', 'matrix']) {
        expect([refId, answerOf(dashboard, refId).error]).toEqual([refId, undefined]);
      }
      const bands = answerOf(dashboard, 'bands').frames ?? [];
      expect(bands.length).toBeGreaterThan(3);
      for (const { fields } of bands) {
        expect(fields?.slice(0, 2).map(({ name, type }) => [name, type])).toEqual([
          ['time', 'time.Time'],
          ['value', '*float64'],
        ]);
        expect(fields?.[0]?.values.length).toBeGreaterThan(300);
      }
      const [r, n] = answerOf(dashboard, 'matrix').frames ?? [];
      const size = bands.length;
      expect(r?.fields).toHaveLength(size + 1);
      expect(n?.fields).toHaveLength(size + 1);
      r?.fields?.slice(1).forEach(({ values }, index) => {
        expect(values).toHaveLength(size);
        expect(values[index]).toBe(1);
      });
    });

    it('reads scores and summary for alert rules, one instance a series with its labels', () => {
      const instances = (answerOf(dashboard, 'bands').frames ?? []).map(({ fields }) => fields?.[1]?.labels);
      const scores = answerOf(alert, 'scores').alerting;
      expect(scores).toMatchObject({ type: 'timeseries-multi' });
      expect(scores?.error).toBeUndefined();
      expect(scores?.series?.map(({ labels }) => labels)).toEqual(expect.arrayContaining(instances));
      expect(scores?.series).toHaveLength(instances.length);
      const summary = answerOf(alert, 'summary').alerting;
      expect(summary).toMatchObject({ type: 'numeric-long' });
      expect(summary?.error).toBeUndefined();
      const latest = summary?.series?.filter(({ name }) => name === 'latest score') ?? [];
      expect(latest).toHaveLength(instances.length);
    });

    it('tells its log of each query, and nothing else', () => {
      for (const { logs, responses } of [dashboard, alert]) {
        expect(new Set(logs?.map(({ message }) => message))).toEqual(new Set(['query answered']));
        expect(logs).toHaveLength(Object.keys(responses).length);
      }
    });
  });
});
