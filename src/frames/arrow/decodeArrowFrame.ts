import { type Column, type Field, Precision, tableFromIPC, TimeUnit, Type } from '@uwdata/flechette';
import { type FieldConfig, type FrameMeta, type WireField, type WireFrame } from '../schema/wireFrame';
import { type Labels } from '../../core/series/labelledSeries';
import { msFromNanoseconds } from './nanoseconds';

/**
 * Reads a frame from an Arrow IPC file as `encodeArrowFrames` or Grafana's server writes it: times, 64-bit floating-point
 * numbers, strings, booleans and JSON. A null number is read as NaN.
 *
 * @throws TypeError for a field of another type, times in another unit, numbers of another size, times, booleans or JSON that are null
 */
export function decodeArrowFrame(bytes: Uint8Array): WireFrame {
  const table = tableFromIPC(bytes, { useBigInt: true });
  const { fields, metadata } = table.schema;
  const name = metadata?.get('name');
  const refId = metadata?.get('refId');
  const meta = metadata?.get('meta');
  return {
    ...(name && { name }),
    ...(refId && { refId }),
    ...(meta && { meta: JSON.parse(meta) as FrameMeta }),
    fields: fields.map((field, index) => decodeField(field, table.getChildAt(index))),
  };
}

function decodeField(field: Field, column: Column<unknown>): WireField {
  const labels = field.metadata?.get('labels');
  const config = field.metadata?.get('config');
  const named = {
    name: field.name,
    ...(labels && { labels: JSON.parse(labels) as Labels }),
    ...(config && { config: JSON.parse(config) as FieldConfig }),
  };
  switch (field.type.typeId) {
    case Type.Timestamp:
      if (field.type.unit !== TimeUnit.NANOSECOND) {
        throw new TypeError(`field ${field.name}: times are not in nanoseconds`);
      }
      requireValues(field.name, column);
      return { ...named, type: 'time', values: msFromNanoseconds(nanoseconds(column)) };
    case Type.Float:
      if (field.type.precision !== Precision.DOUBLE) {
        throw new TypeError(`field ${field.name}: numbers are not of 64 bits`);
      }
      return {
        ...named,
        type: 'number',
        values: numbers(column),
        ...(field.nullable && { nullable: true }),
      };
    case Type.Utf8:
      return { ...named, type: 'string', values: Array.from(column, (value) => value as string | null) };
    case Type.Binary:
      requireValues(field.name, column);
      return { ...named, type: 'json', values: Array.from(column, (value) => decoder.decode(value as Uint8Array)) };
    case Type.Bool:
      requireValues(field.name, column);
      return { ...named, type: 'boolean', values: Array.from(column, (value) => value === true) };
    default:
      throw new TypeError(`field ${field.name}: type ${field.type.typeId} is none that frames have`);
  }
}

const decoder = new TextDecoder();

function requireValues(name: string, column: Column<unknown>): void {
  if (column.nullCount > 0) {
    throw new TypeError(`field ${name}: ${column.nullCount} values are null`);
  }
}

function numbers(column: Column<unknown>): Float64Array {
  const values = new Float64Array(column.length);
  let offset = 0;
  for (const batch of column.data) {
    values.set((batch.values as Float64Array).subarray(0, batch.length), offset);
    if (batch.nullCount > 0) {
      for (let index = 0; index < batch.length; index++) {
        if (!batch.isValid(index)) {
          values[offset + index] = NaN;
        }
      }
    }
    offset += batch.length;
  }
  return values;
}

function nanoseconds(column: Column<unknown>): BigInt64Array {
  const values = new BigInt64Array(column.length);
  let offset = 0;
  for (const batch of column.data) {
    values.set((batch.values as BigInt64Array).subarray(0, batch.length), offset);
    offset += batch.length;
  }
  return values;
}
