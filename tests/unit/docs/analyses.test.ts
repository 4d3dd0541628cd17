import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/protocol/parseQuery';
import { analysis } from '../../../src/protocol/query';
import { askDemo, hourMs, slowdown } from '../backend/query/analyses/askDemo';

const text = readFileSync('docs/analyses.md', 'utf8');
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section] as const)
);

function examplesOf(section: string): readonly unknown[] {
  return [...section.matchAll(/^```json\n(.*?)^```/gms)].map(([, json]): unknown => JSON.parse(json ?? ''));
}

describe.each(analysis.options)('docs/analyses.md', (schema) => {
  const kind = schema.shape.kind.value;
  const section = sections.get(kind) ?? '';

  it(`names every option of ${kind}, and none that there is not`, () => {
    const documented = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(documented.sort()).toEqual(
      Object.keys(schema.shape)
        .filter((name) => name !== 'kind')
        .sort()
    );
  });

  it(`has an example of ${kind} that an alert rule can run`, async () => {
    const [example] = examplesOf(section);
    const parsed = parseQuery(example);
    expect(parsed).toMatchObject({ ok: true, value: { analysis: { kind } } });
    // Traces come from a store that is not here.
    if (kind !== 'trace') {
      const around = { fromMs: slowdown.fromMs - hourMs / 2, toMs: slowdown.fromMs + 300_000, isFromAlert: true };
      const [frame] = await askDemo(example, around);
      expect(frame?.fields.filter(({ type }) => type === 'number').length).toBeGreaterThan(0);
      expect(frame?.fields[0]?.values.length).toBeGreaterThan(0);
    }
  }, 30_000);
});
