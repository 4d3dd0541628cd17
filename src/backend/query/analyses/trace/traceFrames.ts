import { type Trace } from '../../../../core/traces/span';
import { type TraceInsights } from '../../../../core/traces/traceInsights';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame, tableFrame, textColumn, timeColumn } from '../../tables/columns';
import { type Finding, findingKinds } from './findingsOf';

/** A trace and what it tells. */
export interface AnalysedTrace {
  readonly trace: Trace;
  readonly insights: TraceInsights;
  readonly findings: readonly Finding[];
}

const share = { unit: 'percentunit', min: 0, max: 1, decimals: 1 };

/** One row a finding. */
export function findingTable(traces: readonly AnalysedTrace[]): WireFrame {
  const rows = traces.flatMap(({ trace, findings }) => findings.map((finding) => ({ trace, ...finding })));
  return tableFrame('insights', [
    textColumn('kind', rows, ({ kind }) => kind.replace('_', ' ')),
    textColumn('service', rows, ({ service }) => service),
    textColumn('operation', rows, ({ operation }) => operation),
    numberColumn('time', rows, ({ timeMs }) => timeMs, { unit: 'ms' }),
    numberColumn('share', rows, (row) => row.share, share),
    numberColumn('savings', rows, ({ savingsMs }) => savingsMs, { unit: 'ms', description: 'At most' }),
    textColumn('finding', rows, ({ sentence }) => sentence),
    textColumn('trace', rows, ({ trace }) => trace.traceId),
  ]);
}

/** One row a service of each trace. */
export function serviceTable(traces: readonly AnalysedTrace[]): WireFrame {
  const rows = traces.flatMap(({ trace, insights }) => insights.services.map((service) => ({ trace, ...service })));
  return tableFrame('services', [
    textColumn('service', rows, ({ service }) => service),
    numberColumn('time', rows, ({ exclusiveMs }) => exclusiveMs, {
      unit: 'ms',
      description: 'In which its spans ran and none of their children did',
    }),
    numberColumn('share', rows, (row) => row.share, share),
    numberColumn('spans', rows, ({ spans }) => spans, { decimals: 0 }),
    numberColumn('errors', rows, ({ errors }) => errors, { decimals: 0 }),
    textColumn('trace', rows, ({ trace }) => trace.traceId),
  ]);
}

/** One row a trace, in the given order. */
export function traceTable(traces: readonly AnalysedTrace[]): WireFrame {
  const roots = traces.map(
    ({ trace }) => trace.spans.find(({ parentSpanId }) => parentSpanId === undefined) ?? trace.spans[0]
  );
  return tableFrame('traces', [
    timeColumn('start', traces, ({ trace }) => trace.startMs),
    textColumn('service', roots, (root) => root?.service ?? ''),
    textColumn('operation', roots, (root) => root?.name ?? ''),
    numberColumn('duration', traces, ({ trace }) => trace.durationMs, { unit: 'ms' }),
    numberColumn('spans', traces, ({ trace }) => trace.spans.length, { decimals: 0 }),
    numberColumn('services', traces, ({ insights }) => insights.services.length, { decimals: 0 }),
    numberColumn('errors', traces, ({ insights }) => insights.errors.length, { decimals: 0 }),
    textColumn('slowest service', traces, ({ insights }) => insights.services[0]?.service ?? ''),
    textColumn('trace', traces, ({ trace }) => trace.traceId),
  ]);
}

/** One row for each trace and kind of finding, those that it has none of included. */
export function findingCounts(traces: readonly AnalysedTrace[]): WireFrame {
  const rows = traces.flatMap(({ trace, findings }) =>
    findingKinds.map((kind) => ({ trace, kind, findings: findings.filter((finding) => finding.kind === kind) }))
  );
  return numericFrame('insights', [
    textColumn('trace', rows, ({ trace }) => trace.traceId),
    textColumn('kind', rows, ({ kind }) => kind),
    numberColumn('insights', rows, ({ findings }) => findings.length, { decimals: 0 }),
    numberColumn('greatest share', rows, ({ findings }) => greatest(findings.map((finding) => finding.share)), share),
  ]);
}

function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
