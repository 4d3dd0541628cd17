import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { foundPresets } from '../../../src/app/presets/foundPresets';
import { presets } from '../../../src/app/presets/registry';
import { storePresets } from '../../../src/app/presets/storePresets';

const queries = presets.flatMap(({ id, queries: own }) => own.map((query) => ({ id, ...query })));

/** The metrics that an expression selects by name. */
function metricsOf(expr: string): ReadonlySet<string> {
  const names = new Set<string>();
  parser.parse(expr).iterate({
    enter: ({ name, from, to, node }) => {
      if (name === 'Identifier' && node.parent?.name === 'VectorSelector') {
        names.add(expr.slice(from, to));
      }
      if (name === 'QuotedLabelName' && node.parent?.name === 'LabelMatchers') {
        names.add(expr.slice(from + 1, to - 1));
      }
    },
  });
  return names;
}

/** As the backend sends it. */
function interpolated(expr: string): string {
  return expr.replaceAll('$__rate_interval', '4m');
}

describe('the presets', () => {
  it('have ids and titles of their own', () => {
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
    expect(new Set(presets.map(({ title }) => title)).size).toBe(presets.length);
  });

  it.each(queries.map((query) => [`${query.id}: ${query.title}`, query] as const))(
    '%s is PromQL over the metrics that it needs',
    (_, query) => {
      const expr = interpolated(query.expr);
      let problems = 0;
      parser.parse(expr).iterate({ enter: ({ type }) => void (problems += type.isError ? 1 : 0) });
      expect(problems).toBe(0);
      const [asked = ''] = expr.split(' unless ');
      expect([...metricsOf(asked)].sort()).toEqual([...query.needs].sort());
    }
  );

  it.each(queries.map((query) => [`${query.id}: ${query.title}`, query] as const))(
    '%s names its series by labels that it keeps',
    (_, query) => {
      const kept = [...query.expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list]) =>
        (list ?? '').split(',').map((label) => label.trim())
      );
      const named = [...query.legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label ?? '');
      expect(named.length).toBeGreaterThan(0);
      if (kept.length > 0) {
        expect(kept).toEqual(expect.arrayContaining(named));
      }
    }
  );

  it.each(
    queries
      .filter(({ id, expr }) => id !== 'node' && /by \([^)]*\binstance\b/.test(expr))
      .map(({ id, title, expr }) => [`${id}: ${title}`, expr])
  )('%s keeps the pod and the job, which tell its service better than an address', (_, expr) => {
    for (const [, labels = ''] of expr.matchAll(/by \(([^)]*)\)/g)) {
      expect(labels.split(', ')).toEqual(expect.arrayContaining(['namespace', 'pod', 'job', 'instance']));
    }
  });

  it.each(queries.filter(({ id }) => id === 'node').map(({ title, expr }) => [title, expr]))(
    '%s is of the machine, and not of the exporter that has a pod and a service',
    (_, expr) => {
      expect(expr).toMatch(/^(?:1 - )?(?:avg|max|min) by \(instance(?:, \w+)?\)/);
    }
  );

  it('are found where the store has what they need, with the queries that it can answer', () => {
    const found = foundPresets(presets, new Set(['node_cpu_seconds_total', 'node_vmstat_oom_kill', 'pg_up']));
    expect(found.map(({ id, queries: own }) => [id, own.map(({ title }) => title)])).toEqual([
      ['node', ['CPU', 'out of memory kills']],
      ['postgresql', ['up']],
    ]);
    expect(foundPresets(presets, new Set(['something_else']))).toEqual([]);
  });

  it.each([
    ['Node.js, whose requests are only timed', 'http', ['http_request_duration_seconds_count']],
    ['Flask', 'http', ['flask_http_request_total']],
    ['OpenTelemetry, no units', 'otel-http', ['http_server_request_duration_count']],
    ['OpenTelemetry, dots', 'otel-http', ['http.server.request.duration_count']],
    ['OpenTelemetry, dots and units', 'otel-http', ['http.server.request.duration_seconds_count']],
    ['OpenTelemetry, native histograms', 'otel-http', ['http_server_request_duration_seconds']],
    ['OpenTelemetry, native histograms and dots', 'otel-http', ['http.server.request.duration']],
  ])('know errors and requests of %s', (_, id, metrics) => {
    const [found, ...others] = foundPresets(presets, new Set(metrics));
    expect([found?.id, others]).toEqual([id, []]);
    expect(found?.queries.map(({ role }) => role)).toEqual(expect.arrayContaining(['errors', 'traffic']));
  });

  it('do not take every process for one of Go', () => {
    const ids = foundPresets(presets, new Set(['process_open_fds', 'process_max_fds'])).map(({ id }) => id);
    expect(ids).toEqual(['processes']);
  });

  it('ask each store what it has, the first of several', () => {
    const stores = [
      { upstream: 'demo', names: new Set(['pg_up']) },
      { upstream: 'Prometheus', names: new Set(['node_vmstat_oom_kill', 'pg_up']) },
    ];
    const asked = storePresets(presets, stores).map(({ id, queries: own }) => [
      id,
      own.map(({ upstream }) => upstream),
    ]);
    expect(asked).toEqual([
      ['node', ['Prometheus']],
      ['postgresql', ['demo']],
    ]);
  });
});
