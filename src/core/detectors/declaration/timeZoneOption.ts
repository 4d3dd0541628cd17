import { z } from 'zod';

/** Whose wall clock a detector that knows days goes by. */
export const timeZoneOption = z.string().max(100).default('').meta({
  title: 'Zone of this detector',
  description: 'The zone whose clock this detector goes by, such as Europe/Berlin; that of the query where it is empty',
});
