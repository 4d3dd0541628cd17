import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runQuery } from '../../../../src/backend/query/answer/runQuery';
import { incidentsOfDay } from '../../../../src/backend/upstreams/demo/incidents';
import { type WireFrame } from '../../../../src/frames/schema/wireFrame';
import { demoUpstreams } from './demoUpstreams';

const folder = 'tests/fixtures/version1';
const toMs = (incidentsOfDay(20_480)[0]?.fromMs ?? NaN) + 1_800_000;
const rangeMs = 3 * 3_600_000;

const model = z.looseObject({ analysis: z.looseObject({ kind: z.string() }) });
const dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.unknown()).optional() })),
});
const alerting = z.object({
  groups: z.array(
    z.object({
      rules: z.array(z.object({ title: z.string(), data: z.array(z.object({ model: z.unknown() })) })),
    })
  ),
});
const savedQueries = z.array(
  z.object({ name: z.string(), isFromAlert: z.boolean(), saved: z.unknown(), means: z.unknown() })
);

function read(file: string): unknown {
  const text = readFileSync(`${folder}/${file}`, 'utf8');
  return file.endsWith('.yaml') ? parse(text) : JSON.parse(text);
}

function ask(query: unknown, isFromAlert: boolean): Promise<readonly WireFrame[]> {
  const times = { fromMs: toMs - rangeMs, toMs, intervalMs: 15_000, maxDataPoints: 800 };
  const never = new AbortController().signal;
  return runQuery({ refId: 'A', queryType: '', model: query, ...times }, demoUpstreams, isFromAlert, never);
}

const panels = ['incident', 'statistical-observability', 'statistical-panels'].flatMap((name) =>
  dashboard
    .parse(read(`${name}.json`))
    .panels.flatMap(({ title, targets = [] }) =>
      targets.filter((target) => model.safeParse(target).success).map((target) => ({ title, target }))
    )
);
const rules = alerting
  .parse(read('alerting.yaml'))
  .groups.flatMap((group) => group.rules)
  .flatMap(({ title, data }) =>
    data.filter((one) => model.safeParse(one.model).success).map((one) => ({ title, target: one.model }))
  );

describe('what was saved in version 1', { timeout: 30_000 }, () => {
  it('has panels and alert rules', () => {
    expect(panels).toHaveLength(16);
    expect(rules.length).toBeGreaterThan(2);
  });

  it.each(panels)('answers the panel "$title"', async ({ target }) => {
    const frames = await ask(target, false);
    expect(frames.some(({ fields }) => fields.some(({ values }) => values.length > 0))).toBe(true);
    const notices = frames.flatMap(({ meta }) => meta?.notices ?? []);
    expect(notices.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(rules)('evaluates the alert rule "$title"', async ({ target }) => {
    const frames = await ask(target, true);
    expect(frames.length).toBeGreaterThan(0);
    for (const { fields } of frames) {
      expect(fields.filter(({ type }) => type === 'number')).toHaveLength(1);
    }
  });

  it.each(savedQueries.parse(read('savedQueries.json')))(
    'keeps the stated meaning of the $name',
    async ({ saved, means, isFromAlert }) => {
      const [before, now] = [await ask(saved, isFromAlert), await ask(means, isFromAlert)];
      const bare = (frames: readonly WireFrame[]) => frames.map(({ name, fields }) => ({ name, fields }));
      expect(bare(before)).toEqual(bare(now));
      expect(bare(before).some(({ fields }) => fields.some(({ values }) => values.length > 0))).toBe(true);
    }
  );
});
