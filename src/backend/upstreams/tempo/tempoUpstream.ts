import { z } from 'zod';
import { tracesFromOtlp } from '../../../core/traces/tracesFromOtlp';
import { httpSettings, tenantSetting } from '../http/httpSettings';
import { HttpTraceStore } from '../http/httpTraceStore';
import { type UpstreamKind } from '../upstream';

const tempoSettings = z.strictObject({
  name: z.string().min(1),
  kind: z.literal('tempo'),
  ...httpSettings,
  ...tenantSetting,
});

/** Grafana Tempo, and any store that answers its API with OTLP JSON. */
export const tempoUpstream: UpstreamKind<z.infer<typeof tempoSettings>> = {
  kind: 'tempo',
  title: 'Tempo',
  settings: tempoSettings,
  open: (settings, secrets) =>
    new HttpTraceStore(settings, secrets, {
      parse: (json) => {
        const document = otlpTraces.safeParse(json);
        return document.success ? tracesFromOtlp(document.data) : undefined;
      },
      // Tempo tells errors in plain text.
      errorOf: () => undefined,
      // It asks for data: /api/echo answers whoever asks.
      healthPath: '/api/search?limit=1',
      describe: () => 'Tempo',
    }),
};

/** Tempo writes ids as bytes in base64; OTLP JSON has them in hexadecimal. */
const id = z.string().transform((text) => (text.length === 12 || text.length === 24 ? hexadecimal(text) : text));

function hexadecimal(base64: string): string {
  return Buffer.from(base64, 'base64').toString('hex');
}

const nanoseconds = z.union([z.string().regex(/^\d+$/), z.number().int().min(0)]);
const attributes = z
  .array(
    z.object({
      key: z.string(),
      value: z
        .object({
          stringValue: z.string().optional(),
          intValue: z.union([z.string(), z.number()]).optional(),
          doubleValue: z.number().optional(),
          boolValue: z.boolean().optional(),
        })
        .optional(),
    })
  )
  .optional();

const scopeSpans = z.array(
  z.object({
    spans: z
      .array(
        z.object({
          traceId: id,
          spanId: id,
          parentSpanId: id.optional(),
          name: z.string().optional(),
          kind: z.union([z.string(), z.number()]).optional(),
          startTimeUnixNano: nanoseconds,
          endTimeUnixNano: nanoseconds,
          attributes,
          status: z
            .object({ code: z.union([z.string(), z.number()]).optional(), message: z.string().optional() })
            .optional(),
        })
      )
      .optional(),
  })
);

const resourceSpans = z
  .array(
    z.object({
      resource: z.object({ attributes }).optional(),
      scopeSpans: scopeSpans.optional(),
      instrumentationLibrarySpans: scopeSpans.optional(),
    })
  )
  .optional();

const otlpTraces = z.object({ batches: resourceSpans, resourceSpans });
