import {
  batchType,
  bool,
  Column,
  type DataType,
  Endianness,
  field,
  float64,
  Table,
  tableToIPC,
  timestamp,
  TimeUnit,
  utf8,
  Version,
} from '@uwdata/flechette';
import { type WireField, type WireFrame } from '../schema/wireFrame';
import { nanosecondsFromMs } from './nanoseconds';

const noBytes = new Uint8Array(0);
const textEncoder = new TextEncoder();

interface EncodedColumn {
  readonly type: DataType;
  readonly nullable: boolean;
  readonly nullCount: number;
  readonly validity: Uint8Array;
  readonly values: BigInt64Array | Float64Array | Uint8Array;
  readonly offsets?: Int32Array;
}

/**
 * Writes a frame as an Arrow IPC file, in the form that Grafana's server reads: names, labels and configuration as
 * metadata, times as non-nullable nanoseconds, plain UTF-8 strings.
 *
 * @throws RangeError when the fields differ in length or two fields share a name
 */
export function encodeArrowFrame(frame: WireFrame): Uint8Array {
  checkFields(frame.fields);
  const columns = frame.fields.map((wireField) => {
    const { type, nullable, ...buffers } = encodeColumn(wireField);
    const Batch = batchType(type);
    return {
      schema: field(wireField.name, type, nullable, fieldMetadata(wireField)),
      column: new Column([new Batch({ length: wireField.values.length, type, ...buffers })], type),
    };
  });
  const schema = {
    version: Version.V5,
    endianness: Endianness.Little,
    fields: columns.map((column) => column.schema),
    metadata: frameMetadata(frame),
  };
  const table = new Table(
    schema,
    columns.map(({ column }) => column)
  );
  const bytes = tableToIPC(table, { format: 'file' });
  if (bytes === null) {
    throw new Error('the encoder returned no bytes');
  }
  return bytes;
}

function checkFields(fields: readonly WireField[]): void {
  const names = new Set<string>();
  const length = fields[0]?.values.length;
  for (const { name, values } of fields) {
    if (values.length !== length) {
      throw new RangeError(`field ${name} has ${values.length} values where the first field has ${length}`);
    }
    if (names.has(name)) {
      throw new RangeError(`two fields of a frame are named ${name}`);
    }
    names.add(name);
  }
}

function frameMetadata(frame: WireFrame): Map<string, string> {
  const metadata = new Map<string, string>();
  metadata.set('name', frame.name ?? '');
  metadata.set('refId', frame.refId ?? '');
  if (frame.meta) {
    metadata.set('meta', JSON.stringify(frame.meta));
  }
  return metadata;
}

function fieldMetadata({ labels, config }: WireField): Map<string, string> {
  const metadata = new Map<string, string>();
  if (labels) {
    metadata.set('labels', JSON.stringify(labels));
  }
  if (config) {
    metadata.set('config', JSON.stringify(config));
  }
  return metadata;
}

function encodeColumn(wireField: WireField): EncodedColumn {
  switch (wireField.type) {
    case 'time':
      return {
        type: timestamp(TimeUnit.NANOSECOND, null),
        nullable: false,
        nullCount: 0,
        validity: noBytes,
        values: nanosecondsFromMs(wireField.values),
      };
    case 'number':
      return encodeNumbers(wireField.values, wireField.nullable ?? false);
    case 'string':
      return encodeStrings(wireField.values);
    case 'boolean':
      return {
        type: bool(),
        nullable: false,
        nullCount: 0,
        validity: noBytes,
        values: packBits(wireField.values.length, (index) => wireField.values[index] === true).bits,
      };
  }
}

function encodeNumbers(values: Float64Array, nullable: boolean): EncodedColumn {
  if (!nullable) {
    return { type: float64(), nullable, nullCount: 0, validity: noBytes, values };
  }
  const { bits, unset } = packBits(values.length, (index) => !Number.isNaN(values[index]));
  return { type: float64(), nullable, nullCount: unset, validity: unset > 0 ? bits : noBytes, values };
}

function encodeStrings(values: ReadonlyArray<string | null>): EncodedColumn {
  const offsets = new Int32Array(values.length + 1);
  const chunks: Uint8Array[] = [];
  let length = 0;
  values.forEach((value, index) => {
    if (value) {
      const chunk = textEncoder.encode(value);
      chunks.push(chunk);
      length += chunk.length;
    }
    offsets[index + 1] = length;
  });
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  const { bits, unset } = packBits(values.length, (index) => values[index] !== null);
  return {
    type: utf8(),
    nullable: unset > 0,
    nullCount: unset,
    validity: unset > 0 ? bits : noBytes,
    values: bytes,
    offsets,
  };
}

/** One bit an index, least significant first, and how many are not set. */
function packBits(length: number, isSet: (index: number) => boolean): { bits: Uint8Array; unset: number } {
  const bits = new Uint8Array(Math.ceil(length / 8));
  let unset = 0;
  for (let index = 0; index < length; index++) {
    if (isSet(index)) {
      bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
    } else {
      unset += 1;
    }
  }
  return { bits, unset };
}
