import { z } from 'zod';

/** The one knob of a detector that has no threshold in a unit of its own. */
export function sensitivityOption(standard: number): z.ZodDefault<z.ZodNumber> {
  return z.number().min(0).max(1).default(standard).meta({
    title: 'Sensitivity',
    description: 'From 0, only the grossest deviation, to 1, the slightest',
  });
}
