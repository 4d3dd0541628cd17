import { type z } from 'zod';

/** The value of one detector option. */
export type OptionValue = number | string | boolean;

/** Options by name. */
export type DetectorOptions = Readonly<Record<string, OptionValue>>;

/** What the options of a detector may be: each has a default, or says in words what holds without it (`unset`). */
export type OptionsSchema = z.ZodType<DetectorOptions> & { readonly shape: Readonly<Record<string, z.ZodType>> };

/**
 * Every option of a detector: the given value, else the default, if it has one. Throws a RangeError that names the option when a given
 * value has another type, lies outside the limits, or when a given name is unknown.
 */
export function resolveOptions(schema: OptionsSchema, given: DetectorOptions): DetectorOptions {
  const resolved = schema.safeParse(given);
  if (!resolved.success) {
    const faults = resolved.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `option "${path.join('.')}": ${message}`
    );
    throw new RangeError(faults.join('; '));
  }
  return resolved.data;
}

/** A resolved number or integer option; throws when the detector declares no such number. */
export function numberOption(options: DetectorOptions, name: string): number {
  const value = options[name];
  if (typeof value !== 'number') {
    throw new TypeError(`option "${name}" is not a number`);
  }
  return value;
}

/** A resolved choice or text option; throws when the detector declares no such text. */
export function textOption(options: DetectorOptions, name: string): string {
  const value = options[name];
  if (typeof value !== 'string') {
    throw new TypeError(`option "${name}" is not text`);
  }
  return value;
}
