import { z } from 'zod';

/** A list of which those items are kept that have the shape; anything but a list is an empty one. */
export function presentItems<T extends z.ZodType>(item: T) {
  return z
    .array(z.unknown())
    .nullish()
    .catch(undefined)
    .transform((list): Array<z.output<T>> =>
      (list ?? []).flatMap((one) => {
        const parsed = item.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      })
    );
}
