import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseQuery } from '../../../src/protocol/parseQuery';
import { covaryQuery } from '../../../src/protocol/query';

type Schema = Readonly<Record<string, unknown>>;

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The paths of what has no upper bound. */
function unbounded(schema: Schema, path: string): readonly string[] {
  if (schema['enum'] !== undefined || schema['const'] !== undefined) {
    return [];
  }
  const branches = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => {
    const list = schema[key];
    return Array.isArray(list) ? list.filter(isSchema) : [];
  });
  const inside = branches.flatMap((branch) => unbounded(branch, path));
  switch (schema['type']) {
    case 'string':
      return schema['maxLength'] === undefined ? [path] : inside;
    case 'number':
    case 'integer': {
      const highest = schema['maximum'] ?? schema['exclusiveMaximum'];
      return typeof highest === 'number' && highest < Number.MAX_SAFE_INTEGER ? inside : [path];
    }
    case 'array': {
      const items = isSchema(schema['items']) ? unbounded(schema['items'], `${path}[]`) : [];
      return [...(schema['maxItems'] === undefined ? [path] : []), ...items];
    }
    case 'object': {
      const properties = isSchema(schema['properties']) ? Object.entries(schema['properties']) : [];
      return [
        ...inside,
        ...properties.flatMap(([name, entry]) => (isSchema(entry) ? unbounded(entry, `${path}.${name}`) : [])),
      ];
    }
    default:
      return inside;
  }
}

describe('the query model', () => {
  it('bounds everything that a query can ask for', () => {
    const schema = z.toJSONSchema(covaryQuery, { io: 'input', unrepresentable: 'any' });
    // Values that are compared or mixed into a hash only: no size of them costs anything.
    const free = /\.(minDeviation|seed|minChangePercent|minShift|minValue|maxValue)$/;
    expect([...new Set(unbounded(schema, ''))].filter((path) => !free.test(path))).toEqual([]);
  });

  it.each([
    [
      { analysis: { kind: 'related', target: 'a', aroundMs: 1e308 } },
      'analysis.aroundMs: is 1e+308, at most 4102444800000 is allowed',
    ],
    [
      { analysis: { kind: 'anomaly', confirm: { required: 1e6, of: 1e9 } } },
      'analysis.confirm.required: is 1000000, at most 1000 is allowed; analysis.confirm.of: is 1000000000, at most 1000 is allowed',
    ],
    [
      { inputs: Array.from({ length: 2000 }, (_, i) => ({ refId: `r${i}`, expr: 'x' })) },
      'inputs: has 2000 entries, at most 50 is allowed',
    ],
    [
      { inputs: [{ refId: 'a', expr: 'x'.repeat(70_000) }] },
      'inputs[0].expr: has 70000 characters, at most 65536 is allowed',
    ],
    [{ analysis: { kind: 'cluster', features: ['mean', 'mean'] } }, 'analysis.features: must name each feature once'],
    [{ stepMs: 10 }, 'stepMs: the step must be at least 1000 ms'],
    [{ stepMs: 1e300 }, 'stepMs: '],
  ])('says how much is too much: %j', (part, message) => {
    const base = { inputs: [{ refId: 'a', expr: 'up' }], analysis: { kind: 'quality' } };
    const parsed = parseQuery({ ...base, ...part });
    expect(parsed.ok ? '' : parsed.error).toContain(message);
  });

  it('keeps its error short, whatever is wrong', () => {
    const inputs = Array.from({ length: 40 }, () => ({ refId: 7, expr: 5, [`${'k'.repeat(9000)}`]: 1 }));
    const parsed = parseQuery({ inputs, analysis: { kind: 'quality' } });
    expect(parsed.ok ? '' : parsed.error).toMatch(/and \d+ more faults$/);
    expect(parsed.ok ? 0 : parsed.error.length).toBeLessThan(1500);
  });
});
