import { z } from 'zod';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';
import { ratioQuery } from './ratioQuery';

const dayMs = 86_400_000;

const service = z.looseObject({ service: z.string().min(1), slos: z.array(z.unknown()) });
const resource = z.looseObject({ spec: service });

// Files write `error_query`, resources of Kubernetes `errorQuery`.
const slo = z.looseObject({
  name: z.string(),
  objective: z.number().gt(0).lt(100),
  sli: z.looseObject({
    events: z
      .union([
        z.looseObject({ error_query: z.string(), total_query: z.string() }),
        z
          .looseObject({ errorQuery: z.string(), totalQuery: z.string() })
          .transform(({ errorQuery, totalQuery }) => ({ error_query: errorQuery, total_query: totalQuery })),
      ])
      .optional(),
    raw: z
      .union([
        z.looseObject({ error_ratio_query: z.string() }),
        z.looseObject({ errorRatioQuery: z.string() }).transform((raw) => ({ error_ratio_query: raw.errorRatioQuery })),
      ])
      .optional(),
    plugin: z.looseObject({ id: z.string().default('') }).optional(),
  }),
});

/** The objectives of a document of sloth, a file or a resource of Kubernetes; a sentence for each that cannot be read. */
export function readSloth(content: unknown): ReadonlyArray<ServiceLevelObjective | string> {
  const isResource = z.looseObject({ apiVersion: z.string() }).safeParse(content).success;
  const head = isResource ? resource.transform(({ spec }) => spec).safeParse(content) : service.safeParse(content);
  if (!head.success) {
    return [z.prettifyError(head.error)];
  }
  const of = head.data.service;
  return head.data.slos.map((each, i) => {
    const read = slo.safeParse(each);
    return read.success ? objectiveOf(of, read.data) : `${of}, slos[${i}]: ${z.prettifyError(read.error)}`;
  });
}

function objectiveOf(ofService: string, { name, objective, sli }: z.infer<typeof slo>): ServiceLevelObjective | string {
  const { events, raw, plugin } = sli;
  const base = {
    name,
    service: ofService,
    objective: Number((objective / 100).toPrecision(12)),
    periodMs: 30 * dayMs,
  };
  if (events !== undefined) {
    return { ...base, counting: 'counter', bad: events.error_query, total: events.total_query };
  }
  if (raw !== undefined) {
    return { ...base, ...ratioQuery(raw.error_ratio_query, 'bad') };
  }
  const missing = 'neither events nor a raw query';
  return `${ofService} ${name}: ${plugin === undefined ? missing : `${missing}, but the plugin "${plugin.id}"`}`;
}
