/** The value of one detector option. */
export type OptionValue = number | string | boolean;

/** Options by name. */
export type DetectorOptions = Readonly<Record<string, OptionValue>>;

interface OptionText {
  readonly name: string;
  /** What an editor shows beside the field. */
  readonly title: string;
  /** One sentence: what the option does, and its unit. */
  readonly description: string;
}

/** What one option of a detector may be: validation, defaults and editors are built from it. Limits are inclusive. */
export type OptionSpec =
  | (OptionText & {
      readonly kind: 'number' | 'integer';
      readonly default: number;
      readonly minimum?: number;
      readonly maximum?: number;
    })
  | (OptionText & { readonly kind: 'boolean'; readonly default: boolean })
  | (OptionText & { readonly kind: 'choice'; readonly default: string; readonly choices: readonly string[] })
  | (OptionText & { readonly kind: 'text'; readonly default: string });

/**
 * Every option of `specs`: the given value, else the default. Throws a RangeError that names the option when a given
 * value has another type, lies outside the limits, or when a given name is unknown.
 */
export function resolveOptions(specs: readonly OptionSpec[], given: DetectorOptions): DetectorOptions {
  for (const name of Object.keys(given)) {
    if (!specs.some((spec) => spec.name === name)) {
      throw new RangeError(`unknown option "${name}"`);
    }
  }
  return Object.fromEntries(specs.map((spec) => [spec.name, checked(spec, given[spec.name] ?? spec.default)]));
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

function checked(spec: OptionSpec, value: OptionValue): OptionValue {
  switch (spec.kind) {
    case 'boolean':
      if (typeof value !== 'boolean') {
        throw new RangeError(`option "${spec.name}" must be true or false`);
      }
      return value;
    case 'choice':
      if (typeof value !== 'string' || !spec.choices.includes(value)) {
        throw new RangeError(`option "${spec.name}" must be one of ${spec.choices.join(', ')}`);
      }
      return value;
    case 'text':
      if (typeof value !== 'string') {
        throw new RangeError(`option "${spec.name}" must be text`);
      }
      return value;
    case 'integer':
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        throw new RangeError(`option "${spec.name}" must be a finite number`);
      }
      if (spec.kind === 'integer' && !Number.isInteger(value)) {
        throw new RangeError(`option "${spec.name}" must be a whole number`);
      }
      if (value < (spec.minimum ?? -Infinity) || value > (spec.maximum ?? Infinity)) {
        throw new RangeError(
          `option "${spec.name}" must lie between ${spec.minimum ?? '-∞'} and ${spec.maximum ?? '∞'}`
        );
      }
      return value;
  }
}
