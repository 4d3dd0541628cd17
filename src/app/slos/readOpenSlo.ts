import { z } from 'zod';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { ratioQuery } from './ratioQuery';

const dayMs = 86_400_000;
/** Months are 30 days, as budgets are usually counted. */
const unitsMs: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: dayMs,
  w: 7 * dayMs,
  M: 30 * dayMs,
  Q: 90 * dayMs,
  Y: 365 * dayMs,
};
/** Stores whose language is PromQL. */
const promqlStores = /prom|mimir|thanos|victoria|cortex|grafana/i;

const query = z
  .looseObject({
    metricSource: z.looseObject({
      type: z.string().optional(),
      spec: z.looseObject({ query: z.string().optional(), promql: z.string().optional() }),
    }),
  })
  .transform(({ metricSource: { type, spec } }) => ({ store: type, text: spec.query ?? spec.promql }));
/** As `openslo/v1alpha` writes them. */
const alphaQuery = z
  .looseObject({ source: z.string().optional(), query: z.string() })
  .transform(({ source, query: text }) => ({ store: source, text }));
const ratio = z.looseObject({
  counter: z.boolean().default(true),
  good: query.optional(),
  bad: query.optional(),
  total: query.optional(),
  raw: query.optional(),
  rawType: z.enum(['success', 'failure']).optional(),
});
const indicatorSpec = z.looseObject({ ratioMetric: ratio.optional() });
const indicator = z.looseObject({ spec: indicatorSpec });
const named = z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }).optional() });
const openSlo = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    service: z.string().default('default'),
    indicator: indicator.optional(),
    indicatorRef: z.string().optional(),
    budgetingMethod: z.string().default('Occurrences'),
    timeWindow: z
      .array(z.looseObject({ duration: z.string(), isRolling: z.boolean().default(true) }))
      .max(1)
      .optional(),
    timeWindows: z
      .array(z.looseObject({ count: z.number(), unit: z.string(), isRolling: z.boolean().default(true) }))
      .max(1)
      .optional(),
    objectives: z
      .array(
        z.looseObject({
          target: z.number().gt(0).lt(1).optional(),
          targetPercent: z.number().gt(0).lt(100).optional(),
          indicator: indicator.optional(),
          indicatorRef: z.string().optional(),
          ratioMetrics: z
            .looseObject({ incremental: z.boolean().default(true), good: alphaQuery, total: alphaQuery })
            .optional(),
        })
      )
      .min(1),
  }),
});
const openSli = z.looseObject({
  apiVersion: z.string().startsWith('openslo/'),
  kind: z.literal('SLI'),
  metadata: z.looseObject({ name: z.string() }),
  spec: indicatorSpec,
});
/** Documents beside those of objectives: they hold none, and say nothing that rules need. */
const otherKinds = new Set([
  'SLI',
  'AlertPolicy',
  'AlertCondition',
  'AlertNotificationTarget',
  'DataSource',
  'Service',
]);

type Indicators = ReadonlyMap<string, z.infer<typeof indicatorSpec>>;
type OpenSlo = z.infer<typeof openSlo>;
type Ratio = z.infer<typeof ratio>;
type Events = Pick<ServiceLevelObjective, 'good' | 'bad' | 'total' | 'counting'>;

/** The indicators that are documents of their own, by name. */
export function readOpenSloIndicators(contents: readonly unknown[]): Indicators {
  return new Map(
    contents.flatMap((content) => {
      const sli = openSli.safeParse(content);
      return sli.success ? [[sli.data.metadata.name, sli.data.spec] as const] : [];
    })
  );
}

/** The objectives of a document of OpenSLO (`v1`, or `v1alpha` as sloth reads it); a sentence for each that cannot be read. */
export function readOpenSlo(content: unknown, indicators: Indicators): ReadonlyArray<ServiceLevelObjective | string> {
  const head = named.safeParse(content);
  if (!head.success) {
    return [z.prettifyError(head.error)];
  }
  const { kind, metadata } = head.data;
  if (kind === 'SLI') {
    const sli = openSli.safeParse(content);
    return sli.success ? [] : [`${metadata?.name ?? kind}: ${z.prettifyError(sli.error)}`];
  }
  if (kind !== 'SLO') {
    return otherKinds.has(kind) ? [] : [`the kind "${kind}" of OpenSLO is not known`];
  }
  const slo = openSlo.safeParse(content);
  if (!slo.success) {
    return [`${metadata?.name ?? kind}: ${z.prettifyError(slo.error)}`];
  }
  const { name } = slo.data.metadata;
  const { budgetingMethod, timeWindow = [], timeWindows = [] } = slo.data.spec;
  if (budgetingMethod !== 'Occurrences') {
    return [`${name}: budgets are counted by Occurrences; ${budgetingMethod} is not read`];
  }
  const periodMs = periodOf(slo.data);
  if (typeof periodMs === 'string') {
    return [`${name}: ${periodMs}`];
  }
  const isCalendar = [...timeWindow, ...timeWindows].some(({ isRolling }) => !isRolling);
  return [
    ...(isCalendar ? [`${name}: its period follows the calendar, and is read as one that rolls`] : []),
    ...slo.data.spec.objectives.map((_, i) => objectiveOf(slo.data, i, periodMs, indicators)),
  ];
}

function objectiveOf(
  { metadata, spec }: OpenSlo,
  i: number,
  periodMs: number,
  indicators: Indicators
): ServiceLevelObjective | string {
  const { target, targetPercent, ratioMetrics, ...own } = spec.objectives[i] ?? {};
  const ref = own.indicatorRef ?? (own.indicator === undefined ? spec.indicatorRef : undefined);
  const found = own.indicator?.spec ?? (ref === undefined ? spec.indicator?.spec : indicators.get(ref));
  const { ratioMetric } = found ?? {};
  const metric = ratioMetrics === undefined ? ratioMetric : { ...ratioMetrics, counter: ratioMetrics.incremental };
  const objective = target ?? (targetPercent === undefined ? undefined : Number((targetPercent / 100).toPrecision(12)));
  const name = i === 0 ? metadata.name : `${metadata.name}-${i + 1}`;
  if (metric === undefined) {
    return ref !== undefined && found === undefined
      ? `${name}: the indicator "${ref}" is not among the documents`
      : `${name}: only indicators with a ratio of events are read`;
  }
  if (objective === undefined) {
    return `${name}: an objective needs a target, and good or bad events`;
  }
  const events = eventsOf(metric);
  return typeof events === 'string'
    ? `${name}: ${events}`
    : { name, service: spec.service, objective, periodMs, ...events };
}

function eventsOf({ counter, good, bad, total, raw, rawType }: Ratio): Events | string {
  const foreign = [good, bad, total, raw].find((part) => part?.store !== undefined && !promqlStores.test(part.store));
  if (foreign !== undefined) {
    return `only PromQL is read, not the queries of ${foreign.store ?? ''}`;
  }
  if (raw?.text !== undefined) {
    return rawType === undefined
      ? 'say by rawType whether the ratio is one of success or of failure'
      : ratioQuery(raw.text, rawType === 'success' ? 'good' : 'bad');
  }
  const counting = counter ? 'counter' : 'rate';
  const all = total?.text;
  if (all !== undefined && good?.text !== undefined) {
    return { counting, total: all, good: good.text };
  }
  return all === undefined || bad?.text === undefined
    ? 'an objective needs a target, and good or bad events, and all of them: a query each'
    : { counting, total: all, bad: bad.text };
}

/** Of the only window, 30 days without one; a sentence where it cannot be told. */
function periodOf({ spec: { timeWindow, timeWindows } }: OpenSlo): number | string {
  const [window] = timeWindow ?? [];
  const [alpha] = timeWindows ?? [];
  if (window === undefined && alpha === undefined) {
    return 30 * dayMs;
  }
  // v1alpha has words: Day, Week, Month, Quarter, Year.
  const initial = alpha?.unit[0] ?? '';
  const unitOfWord = /^[MQY]/.test(initial) ? initial : initial.toLowerCase();
  const text = window?.duration ?? `${alpha?.count ?? ''}${alpha?.unit === 'Minute' ? 'm' : unitOfWord}`;
  const [, count, unit = ''] = /^(\d+)([mhdwMQY])$/.exec(text.trim()) ?? [];
  const unitMs = unitsMs[unit];
  return count === undefined || unitMs === undefined
    ? `the window "${text}" is none: a number and one of m, h, d, w, M, Q, Y`
    : Number(count) * unitMs;
}
