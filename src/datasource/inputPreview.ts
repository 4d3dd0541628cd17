import { z } from 'zod';

/** What an input returns: the answer of the resource `preview`. */
export const inputPreview = z.object({
  /** How many series. */
  count: z.number(),
  /** The first thousand of them, with the service and the role that root causes see in each. */
  series: z.array(z.object({ name: z.string(), service: z.string().optional(), role: z.string() })),
  /** The label that names the services. */
  serviceLabel: z.string().optional(),
  /** How far apart the store's samples are, where that is known. */
  sampleStepMs: z.number().optional(),
  warnings: z.array(z.string()),
  /** The query as it was sent. */
  executed: z.string(),
});
export type InputPreview = z.infer<typeof inputPreview>;
