import { type WireField, type WireFrame } from '../schema/wireFrame';
import { align8, ByteWriter, textSize } from './byteWriter';

/*
 * A frame's Schema as a flatbuffers block that holds all it refers to, so that the same bytes serve in the schema message
 * and in the footer of a file. Within it, a table precedes what it refers to (references are unsigned):
 *
 *   Schema · metadata vector · fields vector · Field tables · their metadata vectors · KeyValue tables · tail · texts
 *
 * Only the texts vary in length for a given number of fields and metadata; the tail is the same in every frame.
 */

const schemaTableSize = 12;
const fieldTableSize = 20;
const keyValueTableSize = 12;

/** Positions within the tail. A vtable is: its size, its table's size, the place of each field in the table or 0. */
const tail = {
  schemaVtable: 0,
  fieldVtable: 12,
  keyValueVtable: 32,
  unitVtable: 40,
  emptyVtable: 48,
  float64Type: 52,
  timestampType: 60,
  emptyType: 68,
  keys: 72,
} as const;

const metadataKeys = ['name', 'refId', 'meta', 'labels', 'config'] as const;
type MetadataKey = (typeof metadataKeys)[number];

const typeIds: Readonly<Record<WireField['type'], number>> = { number: 3, json: 4, string: 5, boolean: 6, time: 10 };
const typeTables: Readonly<Record<WireField['type'], number>> = {
  number: tail.float64Type,
  string: tail.emptyType,
  json: tail.emptyType,
  boolean: tail.emptyType,
  time: tail.timestampType,
};

const doublePrecision = 2;
const nanosecondUnit = 3;

const { tailBytes, keyPositions } = buildTail();

/** Metadata of a frame or a field: key and JSON or plain text. */
type Metadata = ReadonlyArray<readonly [MetadataKey, string]>;

/** What a schema block will hold, and its exact size. */
export interface SchemaPlan {
  readonly metadata: Metadata;
  readonly fields: ReadonlyArray<{
    readonly name: string;
    readonly type: WireField['type'];
    readonly isNullable: boolean;
    readonly metadata: Metadata;
  }>;
  readonly byteLength: number;
}

export function planSchema(frame: WireFrame, nullable: readonly boolean[]): SchemaPlan {
  const metadata: Array<readonly [MetadataKey, string]> = [
    ['name', frame.name ?? ''],
    ['refId', frame.refId ?? ''],
  ];
  if (frame.meta) {
    metadata.push(['meta', JSON.stringify(frame.meta)]);
  }
  let byteLength = schemaTableSize + vectorSize(metadata.length) + vectorSize(frame.fields.length) + tailBytes.length;
  byteLength += metadataSize(metadata);
  const fields = frame.fields.map((field, index) => {
    const fieldMetadata: Array<readonly [MetadataKey, string]> = [];
    if (field.labels) {
      fieldMetadata.push(['labels', JSON.stringify(field.labels)]);
    }
    if (field.config) {
      fieldMetadata.push(['config', JSON.stringify(field.config)]);
    }
    byteLength +=
      fieldTableSize + vectorSize(fieldMetadata.length) + metadataSize(fieldMetadata) + textSize(field.name);
    return { name: field.name, type: field.type, isNullable: nullable[index] ?? false, metadata: fieldMetadata };
  });
  return { metadata, fields, byteLength: align8(byteLength) };
}

/** Writes a block at the writer's position, a multiple of 8, and leaves the writer behind it. */
export function writeSchema(writer: ByteWriter, plan: SchemaPlan): void {
  const { metadata, fields } = plan;
  const start = writer.position;
  const entries = fields.reduce((sum, field) => sum + field.metadata.length, metadata.length);
  const metadataVector = start + schemaTableSize;
  const fieldsVector = metadataVector + vectorSize(metadata.length);
  const fieldTables = fieldsVector + vectorSize(fields.length);
  const fieldVectors = fieldTables + fields.length * fieldTableSize;
  const keyValues = fieldVectors + fields.reduce((sum, field) => sum + vectorSize(field.metadata.length), 0);
  const tailStart = keyValues + entries * keyValueTableSize;

  let keyValue = keyValues;
  writer.position = tailStart;
  writer.bytes(tailBytes);

  const writeMetadata = (vector: number, pairs: Metadata): void => {
    writer.uint32At(vector, pairs.length);
    pairs.forEach(([key, text], index) => {
      const element = vector + 4 + 4 * index;
      writer.referenceAt(element, keyValue);
      writer.vtableAt(keyValue, tailStart + tail.keyValueVtable);
      writer.referenceAt(keyValue + 4, tailStart + keyPositions[key]);
      writer.referenceAt(keyValue + 8, writer.position);
      writer.text(text);
      keyValue += keyValueTableSize;
    });
  };

  writer.vtableAt(start, tailStart + tail.schemaVtable);
  writer.referenceAt(start + 4, fieldsVector);
  writer.referenceAt(start + 8, metadataVector);
  writeMetadata(metadataVector, metadata);
  writer.uint32At(fieldsVector, fields.length);
  let fieldVector = fieldVectors;
  fields.forEach((field, index) => {
    const table = fieldTables + index * fieldTableSize;
    writer.referenceAt(fieldsVector + 4 + 4 * index, table);
    writer.vtableAt(table, tailStart + tail.fieldVtable);
    writer.referenceAt(table + 4, writer.position);
    writer.text(field.name);
    writer.referenceAt(table + 8, tailStart + typeTables[field.type]);
    writer.referenceAt(table + 12, fieldVector);
    writer.uint32At(table + 16, (field.isNullable ? 1 : 0) | (typeIds[field.type] << 8));
    writeMetadata(fieldVector, field.metadata);
    fieldVector += vectorSize(field.metadata.length);
  });
  writer.padTo(start + plan.byteLength);
}

function vectorSize(length: number): number {
  return 4 + 4 * length;
}

function metadataSize(metadata: Metadata): number {
  return metadata.reduce((sum, [, text]) => sum + keyValueTableSize + textSize(text), 0);
}

/** The tail: vtables, the tables of the three kinds of type, and the keys of metadata. */
function buildTail(): { tailBytes: Uint8Array; keyPositions: Readonly<Record<MetadataKey, number>> } {
  const buffer = Buffer.alloc(tail.keys + metadataKeys.reduce((sum, key) => sum + textSize(key), 0));
  const writer = new ByteWriter(buffer);
  // Schema: endianness (little: left out), fields, metadata
  writer.uint16s(tail.schemaVtable, [10, schemaTableSize, 0, 4, 8]);
  // Field: name, nullable, type's id, type, dictionary, children (neither is there), metadata
  writer.uint16s(tail.fieldVtable, [18, fieldTableSize, 4, 16, 17, 8, 0, 0, 12]);
  // KeyValue: key, value
  writer.uint16s(tail.keyValueVtable, [8, keyValueTableSize, 4, 8]);
  // FloatingPoint: precision; Timestamp: unit
  writer.uint16s(tail.unitVtable, [6, 8, 4]);
  writer.uint16s(tail.emptyVtable, [4, 4]);
  writer.vtableAt(tail.float64Type, tail.unitVtable);
  writer.uint16At(tail.float64Type + 4, doublePrecision);
  writer.vtableAt(tail.timestampType, tail.unitVtable);
  writer.uint16At(tail.timestampType + 4, nanosecondUnit);
  writer.vtableAt(tail.emptyType, tail.emptyVtable);
  writer.position = tail.keys;
  const keyPositions = { name: 0, refId: 0, meta: 0, labels: 0, config: 0 };
  for (const key of metadataKeys) {
    keyPositions[key] = writer.position;
    writer.text(key);
  }
  return { tailBytes: buffer, keyPositions };
}
