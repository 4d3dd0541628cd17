import { z } from 'zod';

/** Whose wall clock a detector that knows days goes by. */
export const timeZoneOption = z.string().max(100).default('').meta({
  title: 'Time zone',
  description: 'The zone whose clock is meant, such as Europe/Berlin; that of the query where it is empty',
});
