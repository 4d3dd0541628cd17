import { describe, expect, it } from 'vitest';
import { success } from '../../../../src/core/result';
import { checkResource } from '../../../../src/backend/query/resources/checkResource';
import { explainResource } from '../../../../src/backend/query/resources/explainResource';
import { previewResource } from '../../../../src/backend/query/resources/previewResource';
import { selectorsIn } from '../../../../src/backend/upstreams/prometheus/selectorsIn';
import { demoUpstream } from '../../../../src/backend/upstreams/demo/demoUpstream';

const toMs = Date.UTC(2026, 0, 31, 12);
const upstreams = new Map([['demo', success(demoUpstream.open({ name: 'demo', kind: 'demo' }, {}))]]);
const signal = new AbortController().signal;
const read = (body: Uint8Array | undefined): unknown => JSON.parse(Buffer.from(body ?? []).toString('utf8'));

describe('the resource preview', () => {
  const preview = (body: unknown) => previewResource(body, upstreams, signal);

  it('says how many series an input has, and their services and roles', async () => {
    const { status, body } = await preview({
      input: { refId: 'a', expr: 'shop_service_latency_ms', legend: '{{service}} latency' },
      toMs,
    });
    expect(status).toBe(200);
    expect(read(body)).toMatchObject({ count: 6, serviceLabel: 'service', warnings: [] });
    expect(read(body)).toHaveProperty('series.0', {
      name: 'web-frontend latency',
      labels: expect.objectContaining({ service: 'web-frontend' }),
      service: 'web-frontend',
      role: 'latency',
    });
  });

  it("passes a store's refusal on", async () => {
    const { status, body } = await preview({ input: { refId: 'a', expr: 'shop{' }, toMs });
    expect(status).toBe(400);
    expect(read(body)).toHaveProperty('message', expect.stringContaining('input a:'));
  });

  it('refuses what is no input', async () => {
    expect((await preview({ input: 'up' })).status).toBe(400);
    expect((await preview(undefined)).status).toBe(400);
  });
});

describe('the resource explain', () => {
  const range = { fromMs: toMs - 3_600_000, toMs, intervalMs: 15_000 };
  const inputs = [{ refId: 'a', expr: 'shop_service_latency_ms' }];
  const explain = (analysis: object, more: object = {}) =>
    explainResource({ query: { version: 2, inputs, analysis, ...more }, ...range }, upstreams);

  it('says the step of detection, whatever the zoom, and its history', () => {
    expect(read(explain({ kind: 'anomaly', detector: 'rollingZScore' }).body)).toMatchObject({
      stepMs: 60_000,
      profileDays: 0,
      isCoarser: false,
    });
    expect(read(explain({ kind: 'anomaly' }, { profileDays: 7 }).body)).toMatchObject({ profileDays: 7 });
  });

  it("says that other analyses follow the panel's zoom", () => {
    expect(read(explain({ kind: 'quality' }).body)).toEqual({
      stepMs: 15_000,
      fineMs: 0,
      profileDays: 0,
      isCoarser: false,
    });
  });

  it('says what is wrong with a query', () => {
    expect(explain({ kind: 'related', maxLag: -1, most: 0 }).status).toBe(400);
    expect(explainResource({}, upstreams).status).toBe(400);
  });
});

describe('the resource check', () => {
  it('says what a store is and has', async () => {
    const { status, body } = await checkResource('check?upstream=demo', upstreams, new Map(), signal);
    expect(status).toBe(200);
    expect(read(body)).toMatchObject({
      what: expect.stringContaining('Demo shop'),
      clockOffsetMs: 0,
      labels: expect.arrayContaining(['service']),
      metrics: expect.arrayContaining(['shop_service_latency_ms']),
    });
  });

  it('knows saved stores only', async () => {
    expect((await checkResource('check?upstream=other', upstreams, new Map(), signal)).status).toBe(404);
    expect((await checkResource('check', upstreams, new Map(), signal)).status).toBe(400);
  });
});

describe('the first selector of an expression', () => {
  it.each([
    ['sum by (job) (rate(http_requests_total{code="500"}[$__rate_interval])) / 2', 'http_requests_total{code="500"}'],
    ['up', 'up'],
    ['{job="api"} + down', '{job="api"}'],
    ['1 + 2', undefined],
  ])('of %s is %s', (expression, selector) => {
    expect(selectorsIn(expression)[0]).toBe(selector);
  });
});
