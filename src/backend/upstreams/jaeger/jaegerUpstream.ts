import { z } from 'zod';
import { tracesFromJaeger } from '../../../core/traces/tracesFromJaeger';
import { httpSettings } from '../http/httpSettings';
import { HttpTraceStore } from '../http/httpTraceStore';
import { type UpstreamKind } from '../upstream';

const jaegerSettings = z.strictObject({ name: z.string().min(1), kind: z.literal('jaeger'), ...httpSettings });

/** Jaeger, by the API of its query service. */
export const jaegerUpstream: UpstreamKind<z.infer<typeof jaegerSettings>> = {
  kind: 'jaeger',
  title: 'Jaeger',
  settings: jaegerSettings,
  open: (settings, secrets) =>
    new HttpTraceStore(settings, secrets, {
      parse: (json) => {
        const document = jaegerTraces.safeParse(json);
        return document.success ? tracesFromJaeger(document.data) : undefined;
      },
      errorOf: (json) => {
        const answer = jaegerErrors.safeParse(json);
        return answer.success ? answer.data.errors.map(({ msg }) => msg).join('; ') : undefined;
      },
      healthPath: '/api/services',
      describe: () => 'Jaeger',
    }),
};

const jaegerErrors = z.object({ errors: z.array(z.object({ msg: z.string() })).min(1) });

const tags = z.array(z.object({ key: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })).optional();

const jaegerTraces = z.object({
  data: z.array(
    z.object({
      traceID: z.string(),
      spans: z.array(
        z.object({
          traceID: z.string(),
          spanID: z.string(),
          parentSpanID: z.string().optional(),
          operationName: z.string(),
          references: z
            .array(z.object({ refType: z.string(), traceID: z.string(), spanID: z.string() }))
            .nullish()
            .transform((list) => list ?? undefined),
          startTime: z.number(),
          duration: z.number(),
          tags: tags.nullish().transform((list) => list ?? undefined),
          processID: z.string(),
        })
      ),
      processes: z.record(z.string(), z.object({ serviceName: z.string() })),
    })
  ),
});
