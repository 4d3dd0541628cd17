import { type WireFrame } from '../../../../../src/frames/schema/wireFrame';

/** The values of a field; fails where there is none. */
export function column(frame: WireFrame | undefined, name: string): ReadonlyArray<string | number | boolean | null> {
  const field = frame?.fields.find((candidate) => candidate.name === name);
  if (field === undefined) {
    throw new Error(`there is no field "${name}" among ${frame?.fields.map((f) => f.name).join(', ')}`);
  }
  return field.type === 'number' || field.type === 'time' ? Array.from(field.values) : field.values;
}

/** The rows of a frame as objects. */
export function rowsOf(frame: WireFrame | undefined): ReadonlyArray<Readonly<Record<string, unknown>>> {
  const fields = frame?.fields ?? [];
  const length = fields[0]?.values.length ?? 0;
  return Array.from({ length }, (_, row) => Object.fromEntries(fields.map(({ name, values }) => [name, values[row]])));
}

/** The names of a frame's fields. */
export function fieldNames(frame: WireFrame | undefined): readonly string[] {
  return (frame?.fields ?? []).map(({ name }) => name);
}
