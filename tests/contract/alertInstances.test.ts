import { describe, expect, it } from 'vitest';
import { analysis } from '../../src/protocol/query';
import { type WireFrame } from '../../src/frames/schema/wireFrame';
import { askDemo, hourMs, slowdown } from '../unit/backend/query/analyses/askDemo';

/** Two inputs that return the same series, as a metric and the metric of a day before do. */
const expr = 'shop_service_latency_ms';
const twice = [
  { refId: 'now', expr },
  { refId: 'before', expr },
];
/** What analyses need said, that have no defaults for it. */
const needed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  related: { target: 'now' },
  rootCause: { target: 'now' },
  eventImpact: { events: [{ timeMs: slowdown.fromMs, name: 'deployment' }] },
  slo: { good: 'now', total: 'before', encoding: 'increment', by: ['service'] },
};

/** The labels by which Grafana's alerting knows each number of an answer. */
function instancesOf(frames: readonly WireFrame[]): readonly string[] {
  return frames.flatMap(({ fields, meta }) => {
    const texts = fields.filter((field) => field.type === 'string');
    if (meta?.type === 'numeric-long') {
      return Array.from({ length: fields[0]?.values.length ?? 0 }, (_, row) =>
        JSON.stringify(texts.map(({ name, values }) => [name, values[row]]))
      );
    }
    return fields.flatMap((field) =>
      field.type === 'number' ? [JSON.stringify([field.name, Object.entries(field.labels ?? {}).sort()])] : []
    );
  });
}

describe('an alert rule on inputs that return the same series', () => {
  const cases = analysis.options
    .map((schema) => ({ kind: schema.shape.kind.value, formats: formatsOf(schema.shape) }))
    .filter(({ kind }) => kind !== 'trace')
    .flatMap(({ kind, formats }) => formats.map((format) => ({ kind, format })));

  it.each(cases)(
    'has no instance twice: $kind $format',
    async ({ kind, format }) => {
      const query = {
        inputs: twice,
        analysis: { kind, ...(format === '' ? {} : { format }), ...needed[kind] },
        stepMs: 60_000,
      };
      const range = { fromMs: slowdown.fromMs - hourMs, toMs: slowdown.fromMs + hourMs / 2, isFromAlert: true };
      const instances = instancesOf(await askDemo(query, range));
      expect(instances.length).toBeGreaterThan(0);
      expect(instances.filter((one, i) => instances.indexOf(one) !== i)).toEqual([]);
    },
    30_000
  );
});

/** The values of the option `format`; none for an analysis without it. */
function formatsOf(shape: Readonly<Record<string, unknown>>): readonly string[] {
  const format = shape['format'];
  const inner: unknown = typeof format === 'object' && format !== null ? Reflect.get(format, 'def') : undefined;
  const wrapped: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'innerType') : undefined;
  const options: unknown =
    typeof wrapped === 'object' && wrapped !== null ? Reflect.get(wrapped, 'options') : undefined;
  return Array.isArray(options) ? options.map(String) : [''];
}
