import { type Field } from '@grafana/data';

/** A field's values as numbers: null, undefined and what isn't a number become NaN; booleans 0 and 1. */
export function numberValues(field: Field): Float64Array {
  const source: ArrayLike<unknown> = field.values;
  if (source instanceof Float64Array) {
    return source;
  }
  const values = new Float64Array(source.length);
  for (let i = 0; i < source.length; i++) {
    const value = source[i];
    values[i] = typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : Number.NaN;
  }
  return values;
}
