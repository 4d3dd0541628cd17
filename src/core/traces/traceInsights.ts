import { coveredMs } from './coveredMs';
import { type Span, type Trace } from './span';
import { spanTree } from './spanTree';

export interface TraceInsightOptions {
  /** A span whose exclusive time is over this share of the trace is a bottleneck. */
  readonly minExclusiveShare?: number;
  /** More database spans than this are suspicious. */
  readonly maxDatabaseSpans?: number;
}

/** Where the time goes. */
export interface Bottleneck {
  readonly span: Span;
  /** Time in which the span ran and none of its children did. */
  readonly exclusiveMs: number;
  /** Share of the trace's duration. */
  readonly share: number;
}

/** What would make the trace faster. Savings are upper bounds, and those of several opportunities do not add up. */
export interface Opportunity {
  /**
   * - `parallel_calls`: siblings that ran one after the other, and might run at once;
   * - `repeated_queries`: one caller ran the same database operation again and again (N+1);
   * - `many_queries`: many database calls of different kinds.
   */
  readonly kind: 'parallel_calls' | 'repeated_queries' | 'many_queries';
  /** The span that makes the calls; `undefined` where its calls have no common one. */
  readonly caller: Span | undefined;
  readonly spans: readonly Span[];
  readonly savingsMs: number;
}

export interface ServiceLatency {
  readonly service: string;
  readonly spans: number;
  readonly errors: number;
  /** Sum of the exclusive times of its spans. */
  readonly exclusiveMs: number;
  /** Share of the sum over all services. */
  readonly share: number;
}

export interface TraceInsights {
  /** Greatest first. */
  readonly bottlenecks: readonly Bottleneck[];
  /** Greatest savings first. */
  readonly opportunities: readonly Opportunity[];
  /** Spans that failed, the deepest (where the failure began) first. */
  readonly errors: readonly Span[];
  /** Greatest share first. */
  readonly services: readonly ServiceLatency[];
  readonly orphans: readonly Span[];
  /** Spans that begin before their parents do, as far as that matters: the clocks of their machines differ. */
  readonly early: { readonly spans: number; readonly mostMs: number };
}

const defaultMinExclusiveShare = 0.2;
const defaultMaxDatabaseSpans = 10;

/**
 * Reads a trace: which spans take the time themselves, what could be faster, what failed, and how the latency divides
 * over the services. Children that overlap count once in their parent's exclusive time; children that outlast their
 * parent (asynchronous work) count only while it runs. Time is linear in the spans, but for sorting.
 */
export function traceInsights(trace: Trace, options: TraceInsightOptions = {}): TraceInsights {
  const { spans, durationMs } = trace;
  const { children, parents, depths, orphans } = spanTree(spans);
  const exclusive = spans.map((span, index) => {
    const end = span.startMs + span.durationMs;
    const own = children[index].map((child) => spans[child]);
    return span.durationMs - coveredMs(own, span.startMs, end);
  });
  const minShare = options.minExclusiveShare ?? defaultMinExclusiveShare;
  const bottlenecks = spans
    .map((span, index) => ({
      span,
      exclusiveMs: exclusive[index],
      share: durationMs > 0 ? exclusive[index] / durationMs : 0,
    }))
    .filter(({ share }) => share > minShare)
    .sort((a, b) => b.share - a.share);

  const opportunities = [
    ...children.flatMap((siblings, caller) =>
      sequentialRuns(siblings.map((child) => spans[child])).map((run) => parallelCalls(spans[caller], run))
    ),
    ...databaseOpportunities(spans, parents, options.maxDatabaseSpans ?? defaultMaxDatabaseSpans),
  ];
  return {
    bottlenecks,
    opportunities: opportunities.sort((a, b) => b.savingsMs - a.savingsMs),
    errors: failedSpans(spans, depths),
    services: serviceLatencies(spans, exclusive),
    orphans: orphans.map((index) => spans[index]),
    early: earlySpans(trace, parents),
  };
}

/** Clocks differ by some microseconds everywhere: less than a hundredth of the trace changes no insight. */
function earlySpans({ spans, durationMs }: Trace, parents: Int32Array): TraceInsights['early'] {
  const early = spans
    .map(({ startMs }, index) => (parents[index] < 0 ? 0 : spans[parents[index]].startMs - startMs))
    .filter((ms) => ms > durationMs / 100);
  return { spans: early.length, mostMs: early.reduce((most, ms) => Math.max(most, ms), 0) };
}

/** Runs of at least two siblings, ordered by start, none of which begins before those before it have ended. */
function sequentialRuns(siblings: readonly Span[]): ReadonlyArray<readonly Span[]> {
  const ordered = [...siblings].sort((a, b) => a.startMs - b.startMs);
  const runs: Span[][] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (const span of ordered) {
    const current = runs[runs.length - 1];
    if (current !== undefined && span.startMs >= reached) {
      current.push(span);
    } else if (current === undefined) {
      runs.push([span]);
    } else {
      // It overlaps the run's last span: that one is already parallel, a new run begins here.
      current.pop();
      runs.push([span]);
    }
    reached = Math.max(reached, span.startMs + span.durationMs);
  }
  return runs.filter(({ length }) => length > 1);
}

function parallelCalls(caller: Span, run: readonly Span[]): Opportunity {
  const total = run.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const longest = run.reduce((most, { durationMs }) => Math.max(most, durationMs), 0);
  return { kind: 'parallel_calls', caller, spans: run, savingsMs: total - longest };
}

function databaseOpportunities(spans: readonly Span[], parents: Int32Array, maxSpans: number): readonly Opportunity[] {
  const groups = new Map<string, number[]>();
  const all: Span[] = [];
  spans.forEach((span, index) => {
    if (!isDatabaseCall(span)) {
      return;
    }
    all.push(span);
    const key = JSON.stringify([parents[index], span.service, queryTemplate(span)]);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [index]);
    } else {
      group.push(index);
    }
  });
  if (all.length <= maxSpans) {
    return [];
  }
  const repeated = [...groups.values()]
    .filter(({ length }) => length > maxSpans)
    .map((indices): Opportunity => {
      const parent = parents[indices[0]];
      const calls = indices.map((index) => spans[index]);
      return {
        kind: 'repeated_queries',
        caller: parent < 0 ? undefined : spans[parent],
        spans: calls,
        savingsMs: beyondLongest(calls),
      };
    });
  return repeated.length > 0
    ? repeated
    : [{ kind: 'many_queries', caller: undefined, spans: all, savingsMs: beyondLongest(all) }];
}

/** The time that all calls cover, less the longest: what one call for all would leave out. */
function beyondLongest(calls: readonly Span[]): number {
  const longest = calls.reduce((most, { durationMs }) => Math.max(most, durationMs), 0);
  return coveredMs(calls, 0, Number.POSITIVE_INFINITY) - longest;
}

const databaseAttributes = ['db.system', 'db.system.name', 'db.statement', 'db.query.text', 'db.type', 'db.name'];
const databaseService =
  /(^|[^a-z])(db|database|sql|mysql|mariadb|postgres(ql)?|mongo(db)?|redis|cassandra|dynamodb|memcached)([^a-z]|$)/i;

/** By its attributes (OpenTelemetry, OpenTracing), or by the name of the service it ran in. */
function isDatabaseCall(span: Span): boolean {
  return databaseAttributes.some((name) => name in span.attributes) || databaseService.test(span.service);
}

/** The query without its values, so that calls which differ in an id count as the same. */
function queryTemplate({ attributes, name }: Span): string {
  const text = attributes['db.query.text'] ?? attributes['db.statement'] ?? name;
  return String(text)
    .replace(/'[^']*'|"[^"]*"/g, '?')
    .replace(/\b\d+(\.\d+)?\b/g, '?')
    .replace(/\(\s*\?(\s*,\s*\?)*\s*\)/g, '(?)');
}

function failedSpans(spans: readonly Span[], depths: Int32Array): readonly Span[] {
  return Array.from(spans.keys())
    .filter((index) => spans[index].isError)
    .sort((a, b) => depths[b] - depths[a] || spans[a].startMs - spans[b].startMs)
    .map((index) => spans[index]);
}

function serviceLatencies(spans: readonly Span[], exclusive: readonly number[]): readonly ServiceLatency[] {
  const totals = new Map<string, { spans: number; errors: number; exclusiveMs: number }>();
  spans.forEach(({ service, isError }, index) => {
    const total = totals.get(service) ?? { spans: 0, errors: 0, exclusiveMs: 0 };
    totals.set(service, {
      spans: total.spans + 1,
      errors: total.errors + (isError ? 1 : 0),
      exclusiveMs: total.exclusiveMs + exclusive[index],
    });
  });
  const sum = exclusive.reduce((total, ms) => total + ms, 0);
  return [...totals]
    .map(([service, total]) => ({ service, ...total, share: sum > 0 ? total.exclusiveMs / sum : 0 }))
    .sort((a, b) => b.exclusiveMs - a.exclusiveMs || (a.service < b.service ? -1 : 1));
}
