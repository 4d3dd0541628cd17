import { z } from 'zod';

const failureShape = z.object({ data: z.object({ message: z.string() }) });

/** Why a call of the backend failed, in its own words where it said any. */
export function reasonOf(error: unknown): string {
  const failure = failureShape.safeParse(error);
  return failure.success ? failure.data.data.message : error instanceof Error ? error.message : String(error);
}
