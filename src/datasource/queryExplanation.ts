import { z } from 'zod';

/** How a query is answered: the answer of the resource `explain`. */
export const queryExplanation = z.object({
  stepMs: z.number(),
  /** How long before the range samples at that step are fetched. */
  fineMs: z.number(),
  /** How many earlier days are fetched at a quarter of an hour. */
  profileDays: z.number(),
  /** Whether the range is too long for the query's own step. */
  isCoarser: z.boolean(),
});
export type QueryExplanation = z.infer<typeof queryExplanation>;
