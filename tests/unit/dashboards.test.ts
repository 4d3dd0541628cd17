import { parser } from '@prometheus-io/lezer-promql';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dashboards } from '../../scripts/dashboards/dashboards';
import { presets } from '../../src/app/presets/registry';
import { parseQuery } from '../../src/protocol/parseQuery';

const folder = fileURLToPath(new URL('../../src/datasource/dashboards/', import.meta.url));
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

const ownPanels = ['anomaly', 'clusters', 'correlation', 'dendrogram', 'pairplot', 'rootcause', 'violin'].map(
  (name) => `covary-${name}-panel`
);
const grafanasPanels = ['row', 'text', 'table', 'timeseries', 'nodeGraph', 'gauge', 'bargauge', 'stat'];

const dataSource = z.union([
  z.strictObject({ type: z.literal('covary-analysis-datasource'), uid: z.literal('${datasource}') }),
  z.strictObject({ type: z.literal('prometheus'), uid: z.literal('${prometheus}') }),
]);
const target = z.union([
  z.looseObject({ refId: z.string(), datasource: dataSource, version: z.literal(2) }),
  z.strictObject({ refId: z.string(), datasource: dataSource, expr: z.string(), legendFormat: z.string() }),
]);
const variable = z.strictObject({
  name: z.string().regex(/^[a-z]+$/),
  label: z.string().min(1),
  description: z.string().optional(),
  type: z.enum(['datasource', 'query', 'custom']),
  query: z.string().min(1),
  definition: z.string().optional(),
  datasource: dataSource.optional(),
  refresh: z.union([z.literal(1), z.literal(2)]).optional(),
  sort: z.number().int().optional(),
  multi: z.boolean().optional(),
  includeAll: z.boolean().optional(),
  allValue: z.string().optional(),
  current: z.strictObject({ text: z.string(), value: z.string() }).optional(),
});
const gridPos = z.strictObject({
  x: z.number().int().min(0),
  y: z.number().int().min(0),
  w: z.number().int().min(1).max(24),
  h: z.number().int().min(1),
});
const panel = z.strictObject({
  id: z.number().int().positive(),
  type: z.enum([...ownPanels, ...grafanasPanels]),
  title: z.string().min(1),
  description: z.string().optional(),
  gridPos,
  datasource: dataSource.optional(),
  targets: z.array(target).min(1).optional(),
  interval: z.string().optional(),
  collapsed: z.literal(false).optional(),
  panels: z.array(z.never()).optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  fieldConfig: z
    .strictObject({ defaults: z.record(z.string(), z.unknown()), overrides: z.array(z.unknown()) })
    .optional(),
  transformations: z.array(z.strictObject({ id: z.string(), options: z.unknown() })).optional(),
});
/** What Grafana's schema of version 1 has of a dashboard, as far as ours use it. */
const dashboardSchema = z.strictObject({
  uid: z.string().regex(/^covary-[a-z-]+$/),
  title: z.string().min(1),
  description: z.string().min(1),
  tags: z.tuple([z.literal('covary')]),
  timezone: z.literal('browser'),
  schemaVersion: z.literal(41),
  version: z.literal(1),
  editable: z.literal(true),
  graphTooltip: z.literal(1),
  refresh: z.enum(['', '30s']),
  time: z.strictObject({ from: z.string().regex(/^now-\d+h$/), to: z.literal('now') }),
  links: z.array(z.looseObject({ type: z.literal('link'), url: z.string().startsWith('/d/covary-') })).optional(),
  templating: z.strictObject({ list: z.array(variable) }),
  annotations: z.strictObject({ list: z.array(z.looseObject({ name: z.string(), datasource: dataSource, target })) }),
  panels: z.array(panel).min(1),
});

const files = readdirSync(folder);
const parsed = files.map((file) => [file, dashboardSchema.parse(read(folder + file))] as const);
/** Those that ask Covary. */
const analysing = parsed.filter(([file]) => file !== 'self-observability.json');

/** What dashboards ask for that no preset has: names of the documents, of limits, of alerts and of calls. */
const otherMetrics = [
  'prose_score',
  'optimization_actions_total',
  'request_duration_seconds_bucket',
  'requests_total',
  'http_server_requests_seconds_bucket',
  'container_memory_usage_bytes',
  'container_spec_memory_limit_bytes',
  'kube_deployment_spec_replicas',
  'traces_service_graph_request_total',
  'ALERTS',
];

function metricsOf(expression: string): readonly string[] {
  const metrics: string[] = [];
  const readable = expression.replace(/\$__\w+/g, '5m').replace(/\$\w+/g, 'x');
  parser.parse(readable).iterate({
    enter: ({ node, type }) => {
      expect(type.isError, `${readable}: ${readable.slice(node.from - 20, node.to + 20)}`).toBe(false);
      const name = type.name === 'VectorSelector' ? node.getChild('Identifier') : null;
      if (name !== null) {
        metrics.push(readable.slice(name.from, name.to));
      }
    },
  });
  return metrics;
}

describe('the dashboards', () => {
  it('are those that scripts/dashboards makes (npm run build:dashboards), all offered on the page of the data source', () => {
    expect(Object.fromEntries(files.map((file) => [file.replace('.json', ''), read(folder + file)]))).toEqual(
      JSON.parse(JSON.stringify(dashboards))
    );
    const plugin = z
      .looseObject({
        includes: z.array(z.looseObject({ type: z.literal('dashboard'), path: z.string(), name: z.string() })),
      })
      .parse(read(fileURLToPath(new URL('../../src/datasource/plugin.json', import.meta.url))));
    expect(plugin.includes.map(({ path, name }) => [path, name]).sort()).toEqual(
      parsed.map(([file, { title }]) => [`dashboards/${file}`, title]).sort()
    );
  });

  it.each(parsed)('%s has every panel at a place of its own, within 24 columns', (_, { panels }) => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const taken = new Set<string>();
    for (const { gridPos: place, title } of panels) {
      for (let x = place.x; x < place.x + place.w; x++) {
        for (let y = place.y; y < place.y + place.h; y++) {
          expect(x < 24 && !taken.has(`${x} ${y}`), title).toBe(true);
          taken.add(`${x} ${y}`);
        }
      }
    }
  });

  it.each(analysing)('%s asks what the data source understands', (_, { panels, annotations }) => {
    const targets = [...panels.flatMap((one) => one.targets ?? []), ...annotations.list.map((one) => one.target)];
    for (const { refId: __, datasource: ___, ...query } of targets) {
      const understood = parseQuery(query);
      expect(understood.ok, understood.ok ? '' : understood.error).toBe(true);
    }
  });

  it.each(parsed)('%s uses each of its variables, and no other', (_, dashboard) => {
    const declared = dashboard.templating.list.map(({ name }) => name);
    const text = JSON.stringify({ ...dashboard, templating: dashboard.templating.list.map(({ query }) => query) });
    const used = [...text.matchAll(/\$\{?([a-z]\w*)\}?/g)].flatMap(([, name = '']) =>
      name.startsWith('__') ? [] : [name]
    );
    expect([...new Set(used)].sort()).toEqual([...declared].sort());
  });

  it.each(analysing)('%s asks for metrics that presets know', (_, { panels }) => {
    const known = new Set([
      ...presets.flatMap(({ queries }) => queries.flatMap(({ needs }) => needs)),
      ...otherMetrics,
    ]);
    const shape = z.looseObject({ inputs: z.array(z.looseObject({ expr: z.string() })) });
    const expressions = panels.flatMap((one) => (one.targets ?? []).flatMap((query) => shape.parse(query).inputs));
    const unknown = expressions.flatMap(({ expr }) => metricsOf(expr)).filter((metric) => !known.has(metric));
    expect(unknown.filter((metric) => !metric.startsWith('shop_'))).toEqual([]);
  });
});
