import { readFileSync } from 'node:fs';
import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createApplication } from '../../src/backend/query/application';
import { metrics } from '../../src/backend/telemetry/metrics';
import { registerProcessMetrics } from '../../src/backend/telemetry/registerProcessMetrics';
import { registerQueryMetrics } from '../../src/backend/telemetry/registerQueryMetrics';
import { faultLogger } from './backend/faultLogger';

registerProcessMetrics(metrics);
registerQueryMetrics(metrics);
createApplication(
  undefined,
  faultLogger(() => undefined)
);

/** What Grafana collects, by name; a histogram has names of its own for its parts. */
const collected = new Map(
  [...metrics.text().matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type = '']) =>
    type === 'histogram' ? ['bucket', 'sum', 'count'].map((part) => [`${name}_${part}`, type]) : [[name, type]]
  ) as Array<[string, string]>
);

const dashboard = z
  .looseObject({
    panels: z.array(z.looseObject({ targets: z.array(z.looseObject({ expr: z.string() })).default([]) })),
  })
  .parse(JSON.parse(readFileSync('src/datasource/dashboards/self-observability.json', 'utf8')));
const { groups } = z
  .looseObject({
    groups: z.array(
      z.looseObject({
        rules: z.array(
          z.looseObject({
            title: z.string(),
            data: z.array(z.looseObject({ model: z.looseObject({ expr: z.string().optional() }) })),
          })
        ),
      })
    ),
  })
  .parse(parse(readFileSync('provisioning/alerting/covary-itself.yaml', 'utf8')));

const expressions = [
  ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...groups.flatMap(({ rules }) => rules.flatMap(({ data }) => data.flatMap(({ model }) => model.expr ?? []))),
];

function metricsOf(expression: string): readonly string[] {
  const names: string[] = [];
  const readable = expression.replace(/\$__\w+/g, '5m');
  parser.parse(readable).iterate({
    enter: ({ node, type }) => {
      expect(type.isError, readable).toBe(false);
      const name = type.name === 'VectorSelector' ? node.getChild('Identifier') : null;
      if (name !== null) {
        names.push(readable.slice(name.from, name.to));
      }
    },
  });
  return names;
}

describe('the dashboard and the rules on Covary itself', () => {
  it('ask in PromQL for metrics that the plugin has', () => {
    expect(expressions.length).toBeGreaterThan(30);
    const unknown = expressions.flatMap(metricsOf).filter((name) => !collected.has(name));
    expect(unknown).toEqual([]);
  });

  it('take rates of what only grows', () => {
    for (const expression of expressions) {
      for (const [, name = ''] of expression.matchAll(/(?:rate|increase)\((\w+)/g)) {
        expect([name, ['counter', 'histogram'].includes(collected.get(name) ?? '')]).toEqual([name, true]);
      }
    }
  });

  it('show every metric of Covary’s own', () => {
    const shown = new Set(expressions.flatMap(metricsOf));
    const own = [...collected.keys()].filter((name) => name.startsWith('covary_') && !/_(sum|count)$/.test(name));
    expect(own.filter((name) => !shown.has(name))).toEqual(['covary_query_request_duration_seconds_bucket']);
  });

  it.each([
    [
      'docs/observability.md',
      'each metric',
      () => [...collected.keys()].map((name) => name.replace(/_(bucket|sum|count)$/, '')),
    ],
    ['docs/observability.md', 'each rule', () => groups.flatMap(({ rules }) => rules.map(({ title }) => title))],
  ])('%s tells of %s', (file, _, names) => {
    const text = readFileSync(file, 'utf8');
    expect(names().filter((name) => !text.includes(name))).toEqual([]);
  });
});
