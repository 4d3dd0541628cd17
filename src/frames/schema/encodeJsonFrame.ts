import { inOneGo } from '../../core/inOneGo';
import { type WireField, type WireFrame } from './wireFrame';

/** Where a field's values are none that JSON can write: the value there is null. */
interface Entities {
  readonly NaN?: readonly number[];
  readonly Inf?: readonly number[];
  readonly NegInf?: readonly number[];
}

/**
 * Writes a frame in Grafana's JSON form, `{schema, data}`, which its browser side and its live channels read.
 * Times are whole milliseconds with the rest as nanoseconds beside them; NaN and infinities are listed by their index,
 * save in a nullable field, where NaN is null.
 */
export function encodeJsonFrame(frame: WireFrame): string {
  return inOneGo(encodeJsonInStretches(frame));
}

/** The same with a pause after each field, for a caller who has other things to do in between. */
export function* encodeJsonInStretches(frame: WireFrame): Generator<undefined, string> {
  const { name, refId, meta, fields } = frame;
  const schemas: string[] = [];
  const values: string[] = [];
  const entities: Array<Entities | null> = [];
  const nanos: Array<readonly number[] | null> = [];
  for (const field of fields) {
    schemas.push(JSON.stringify(fieldSchema(field)));
    values.push(JSON.stringify(fieldValues(field)));
    entities.push(fieldEntities(field));
    nanos.push(fieldNanoseconds(field));
    yield;
  }
  const head = JSON.stringify({ name, refId, meta });
  const schema = `${head.slice(0, -1)}${head === '{}' ? '' : ','}"fields":[${schemas.join()}]}`;
  const rest = JSON.stringify({
    ...(entities.some((entity) => entity !== null) && { entities }),
    ...(nanos.some((list) => list !== null) && { nanos }),
  });
  return `{"schema":${schema},"data":{"values":[${values.join()}]${rest === '{}' ? '' : `,${rest.slice(1, -1)}`}}}`;
}

const goTypes = {
  time: 'time.Time',
  number: 'float64',
  string: 'string',
  boolean: 'bool',
  json: 'json.RawMessage',
} as const;

function fieldSchema(field: WireField): unknown {
  const { name, type, labels, config } = field;
  const nullable = isNullable(field);
  return {
    name,
    type: type === 'json' ? 'other' : type,
    typeInfo: { frame: goTypes[type], ...(nullable && { nullable }) },
    labels,
    config,
  };
}

function isNullable(field: WireField): boolean {
  switch (field.type) {
    case 'number':
      return field.nullable ?? false;
    case 'string':
      return field.values.includes(null);
    default:
      return false;
  }
}

function fieldValues(field: WireField): readonly unknown[] {
  switch (field.type) {
    case 'time':
      return Array.from(field.values, Math.floor);
    case 'number':
      return Array.from(field.values);
    case 'json':
      return field.values.map((text): unknown => JSON.parse(text));
    default:
      return field.values;
  }
}

function fieldEntities(field: WireField): Entities | null {
  if (field.type !== 'number') {
    return null;
  }
  const notANumber: number[] = [];
  const infinite: number[] = [];
  const negativeInfinite: number[] = [];
  field.values.forEach((value, index) => {
    if (value === Infinity) {
      infinite.push(index);
    } else if (value === -Infinity) {
      negativeInfinite.push(index);
    } else if (Number.isNaN(value) && !field.nullable) {
      notANumber.push(index);
    }
  });
  if (notANumber.length + infinite.length + negativeInfinite.length === 0) {
    return null;
  }
  return {
    ...(notANumber.length > 0 && { NaN: notANumber }),
    ...(infinite.length > 0 && { Inf: infinite }),
    ...(negativeInfinite.length > 0 && { NegInf: negativeInfinite }),
  };
}

function fieldNanoseconds(field: WireField): readonly number[] | null {
  if (field.type !== 'time' || field.values.every(Number.isInteger)) {
    return null;
  }
  return Array.from(field.values, (time) => Math.round((time - Math.floor(time)) * 1e6));
}
