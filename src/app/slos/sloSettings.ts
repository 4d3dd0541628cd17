import { z } from 'zod';
import { type ServiceLevelObjective } from '../../core/rules/slo/serviceLevelObjective';

const dayMs = 86_400_000;
const expr = z.string().trim().min(1).max(10_000);

/** An objective as the app's settings hold it. */
const objective = z
  .strictObject({
    name: z.string().min(1).max(100),
    service: z.string().min(1).max(100),
    objective: z.number().gt(0).lt(1),
    total: expr,
    good: expr.optional(),
    bad: expr.optional(),
    counting: z.enum(['counter', 'rate']).default('counter'),
    periodMs: z
      .number()
      .int()
      .min(dayMs)
      .max(366 * dayMs)
      .default(30 * dayMs),
  })
  .refine(
    ({ good, bad }) => (good === undefined) !== (bad === undefined),
    'say which events are good, or which are bad'
  );

const settings = z.looseObject({ slos: z.array(objective).max(500).default([]) });

/** The objectives in the app's settings (`jsonData.slos`). Throws an error that names what cannot be read. */
export function sloSettings(jsonData: unknown): readonly ServiceLevelObjective[] {
  const parsed = settings.safeParse(jsonData ?? {});
  if (!parsed.success) {
    throw new Error(z.prettifyError(parsed.error));
  }
  return parsed.data.slos.map(({ good, bad, ...slo }) => ({
    ...slo,
    ...(good === undefined ? {} : { good }),
    ...(bad === undefined ? {} : { bad }),
  }));
}
