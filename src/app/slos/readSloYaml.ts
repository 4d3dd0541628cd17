import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';

const longestText = 1_000_000;
const dayMs = 86_400_000;
const unitsMs: Record<string, number> = { m: 60_000, h: 3_600_000, d: dayMs, w: 7 * dayMs };

const sloth = z.looseObject({
  version: z.string().startsWith('prometheus/v1'),
  service: z.string(),
  slos: z.array(
    z.looseObject({
      name: z.string(),
      objective: z.number().gt(0).lt(100),
      sli: z.looseObject({
        events: z.looseObject({ error_query: z.string(), total_query: z.string() }).optional(),
        raw: z.looseObject({ error_ratio_query: z.string() }).optional(),
      }),
    })
  ),
});

const query = z.looseObject({ metricSource: z.looseObject({ spec: z.looseObject({ query: z.string() }) }) });
const indicatorSpec = z.looseObject({
  ratioMetric: z
    .looseObject({ counter: z.boolean().default(true), good: query.optional(), bad: query.optional(), total: query })
    .optional(),
});
const openSlo = z.looseObject({
  apiVersion: z.string().startsWith('openslo/'),
  kind: z.literal('SLO'),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    service: z.string().default('default'),
    indicator: z.looseObject({ spec: indicatorSpec }).optional(),
    indicatorRef: z.string().optional(),
    timeWindow: z.array(z.looseObject({ duration: z.string() })).default([]),
    objectives: z
      .array(
        z.looseObject({ target: z.number().gt(0).lt(1).optional(), targetPercent: z.number().gt(0).lt(100).optional() })
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

/** Objectives that were read, and what of the text could not be: a sentence each. */
export interface ReadSlos {
  readonly slos: readonly ServiceLevelObjective[];
  readonly problems: readonly string[];
}

/** The objectives in YAML of sloth (`prometheus/v1`) or OpenSLO, any number of documents. */
export function readSloYaml(text: string): ReadSlos {
  if (text.length > longestText) {
    return { slos: [], problems: ['the text is longer than a million characters'] };
  }
  const parsed = parseAllDocuments(text);
  const documents = Array.isArray(parsed) ? parsed : [];
  const faults = documents.flatMap(({ errors }) => errors.map(({ message }) => message.split('\n')[0] ?? message));
  if (faults.length > 0) {
    return { slos: [], problems: faults };
  }
  const contents = documents.map((document): unknown => document.toJS({ maxAliasCount: 100 }));
  const indicators = new Map(
    contents.flatMap((content) => {
      const sli = openSli.safeParse(content);
      return sli.success ? [[sli.data.metadata.name, sli.data.spec] as const] : [];
    })
  );
  const outcomes = contents.map((content): ReadSlos => {
    const asSloth = sloth.safeParse(content);
    if (asSloth.success) {
      return fromSloth(asSloth.data);
    }
    const asOpen = openSlo.safeParse(content);
    if (asOpen.success) {
      return fromOpenSlo(asOpen.data, indicators);
    }
    const isKnown = openSli.safeParse(content).success || content === null;
    const kind = z.looseObject({ version: z.string() }).safeParse(content).success ? asSloth : asOpen;
    return { slos: [], problems: isKnown || kind.success ? [] : [z.prettifyError(kind.error)] };
  });
  return { slos: outcomes.flatMap(({ slos }) => slos), problems: outcomes.flatMap(({ problems }) => problems) };
}

function fromSloth({ service, slos }: z.infer<typeof sloth>): ReadSlos {
  return combined(
    slos.map(({ name, objective, sli: { events, raw } }) => {
      const base = {
        name,
        service,
        objective: Number((objective / 100).toPrecision(12)),
        counting: 'counter' as const,
        periodMs: 30 * dayMs,
      };
      if (events !== undefined) {
        return { ...base, bad: events.error_query, total: events.total_query };
      }
      return raw === undefined
        ? `${service} ${name}: neither events nor a raw query`
        : // A share of errors is the bad part of one event.
          { ...base, bad: raw.error_ratio_query, total: `0 * (${raw.error_ratio_query}) + 1` };
    })
  );
}

function fromOpenSlo(
  { metadata, spec }: z.infer<typeof openSlo>,
  indicators: ReadonlyMap<string, z.infer<typeof indicatorSpec>>
): ReadSlos {
  const indicator = spec.indicator?.spec ?? indicators.get(spec.indicatorRef ?? '');
  const ratio = indicator?.ratioMetric;
  const periodMs = periodOf(spec.timeWindow[0]?.duration);
  if (ratio === undefined) {
    return combined([`${metadata.name}: only indicators with a ratio of events are read`]);
  }
  return combined(
    spec.objectives.map(({ target, targetPercent }, i) => {
      const objective = target ?? Number(((targetPercent ?? NaN) / 100).toPrecision(12));
      const part = ratio.good ?? ratio.bad;
      if (!(objective > 0) || part === undefined) {
        return `${metadata.name}: an objective needs a target, and good or bad events`;
      }
      const name = i === 0 ? metadata.name : `${metadata.name}-${i + 1}`;
      const counted = part.metricSource.spec.query;
      return {
        name,
        service: spec.service,
        objective,
        counting: ratio.counter ? ('counter' as const) : ('rate' as const),
        periodMs,
        total: ratio.total.metricSource.spec.query,
        ...(ratio.good === undefined ? { bad: counted } : { good: counted }),
      };
    })
  );
}

function combined(outcomes: ReadonlyArray<ServiceLevelObjective | string>): ReadSlos {
  return {
    slos: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : [outcome])),
    problems: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [outcome] : [])),
  };
}

function periodOf(duration: string | undefined): number {
  const [, count, unit = ''] = /^(\d+)([mhdw])$/.exec(duration ?? '') ?? [];
  return count === undefined ? 30 * dayMs : Math.max(dayMs, Number(count) * (unitsMs[unit] ?? dayMs));
}
