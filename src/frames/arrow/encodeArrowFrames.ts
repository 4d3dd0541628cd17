import { inOneGo } from '../../core/inOneGo';
import { type WireField, type WireFrame } from '../schema/wireFrame';
import { align8, ByteWriter } from './byteWriter';
import { columnLength, type ColumnPlan, planColumn, writeColumn } from './columnBody';
import { planSchema, type SchemaPlan, writeSchema } from './schemaBlock';

/**
 * Writes each frame as an Arrow IPC file, in the form that Grafana's server reads: names, labels and configuration as
 * metadata, times as non-nullable nanoseconds, plain UTF-8 strings, one record batch.
 *
 * The files are views of one piece of memory, whose size is planned exactly before anything is written.
 *
 * @throws RangeError when the fields of a frame differ in length or share a name, or a time is NaN or out of range
 */
export function encodeArrowFrames(frames: readonly WireFrame[]): Buffer[] {
  return inOneGo(encodeInStretches(frames));
}

/** The same with many pauses, for a caller who has other things to do in between. */
export function* encodeInStretches(frames: readonly WireFrame[]): Generator<undefined, Buffer[]> {
  const plans: FilePlan[] = [];
  for (const frame of frames) {
    plans.push(yield* planFile(frame));
  }
  const memory = Buffer.allocUnsafeSlow(plans.reduce((sum, plan) => sum + align8(plan.byteLength), 0));
  const writer = new ByteWriter(memory);
  const writtenTimes = new Map<Float64Array, Uint32Array>();
  const files: Buffer[] = [];
  for (const plan of plans) {
    const start = writer.position;
    yield* writeFile(writer, plan, writtenTimes);
    files.push(memory.subarray(start, writer.position));
    writer.position = align8(writer.position);
  }
  return files;
}

interface FilePlan {
  readonly schema: SchemaPlan;
  readonly columns: readonly ColumnPlan[];
  readonly rows: number;
  readonly bodyLength: number;
  readonly byteLength: number;
}

const magic = Buffer.from('ARROW1');
const magicLength = 8;
/** Continuation marker and length, before each message. */
const messageHeadLength = 8;
const endOfStreamLength = 8;
const footerTailLength = 4 + magic.length;

/** Message table with its vtable, before the schema or the record batch that it carries. */
const messageLength = 40;
/** Footer table with its vtable and its one block, before the schema. */
const footerHeadLength = 64;
/** RecordBatch table with its vtable, before its vectors. */
const recordBatchHeadLength = 32;
const nodeLength = 16;
const bufferLength = 16;

const version5 = 4;
const schemaMessage = 1;
const recordBatchMessage = 3;

function* planFile(frame: WireFrame): Generator<undefined, FilePlan> {
  checkFields(frame.fields);
  const columns: ColumnPlan[] = [];
  for (const field of frame.fields) {
    columns.push(yield* planColumn(field));
  }
  const schema = planSchema(
    frame,
    columns.map(({ isNullable }) => isNullable)
  );
  const bodyLength = columns.reduce((sum, column) => sum + columnLength(column), 0);
  const byteLength =
    magicLength +
    messageHeadLength +
    messageLength +
    schema.byteLength +
    messageHeadLength +
    messageLength +
    recordBatchLength(columns) +
    bodyLength +
    endOfStreamLength +
    footerHeadLength +
    schema.byteLength +
    footerTailLength;
  return { schema, columns, rows: frame.fields[0]?.values.length ?? 0, bodyLength, byteLength };
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

function bufferCount(columns: readonly ColumnPlan[]): number {
  return columns.reduce((sum, { bufferLengths }) => sum + bufferLengths.length, 0);
}

function recordBatchLength(columns: readonly ColumnPlan[]): number {
  return recordBatchHeadLength + 8 + nodeLength * columns.length + 8 + bufferLength * bufferCount(columns);
}

function* writeFile(
  writer: ByteWriter,
  plan: FilePlan,
  writtenTimes: Map<Float64Array, Uint32Array>
): Generator<undefined, void> {
  const { schema, columns, rows, bodyLength } = plan;
  const fileStart = writer.position;
  writer.bytes(magic);
  writer.padTo(fileStart + magicLength);

  writeMessageHead(writer, schemaMessage, schema.byteLength, 0, 0);
  const schemaStart = writer.position;
  writeSchema(writer, schema);
  const schemaBytes = writer.written(schemaStart);

  const batchStart = writer.position;
  writeMessageHead(writer, recordBatchMessage, recordBatchLength(columns), recordBatchTableOffset, bodyLength);
  writeRecordBatch(writer, columns, rows);
  const metadataLength = writer.position - batchStart;
  for (const column of columns) {
    yield* writeColumn(writer, column, writtenTimes);
  }
  writeContinuation(writer, 0);

  const footerStart = writer.position;
  writeFooterHead(writer, batchStart - fileStart, metadataLength, bodyLength);
  writer.bytes(schemaBytes);
  const footerLength = writer.position - footerStart;
  writer.uint32At(writer.position, footerLength);
  writer.position += 4;
  writer.bytes(magic);
}

function writeContinuation(writer: ByteWriter, length: number): void {
  writer.uint32At(writer.position, 0xffffffff);
  writer.uint32At(writer.position + 4, length);
  writer.position += 8;
}

/** A Message up to its content, which follows; `tableOffset` is where in the content its table stands. */
function writeMessageHead(
  writer: ByteWriter,
  contentType: number,
  contentLength: number,
  tableOffset: number,
  bodyLength: number
): void {
  writeContinuation(writer, messageLength + contentLength);
  const start = writer.position;
  const table = start + 16;
  writer.referenceAt(start, table);
  // version, type of the content, content, length of the body
  writer.uint16s(start + 4, [12, 24, 16, 18, 4, 8]);
  writer.vtableAt(table, start + 4);
  writer.referenceAt(table + 4, start + messageLength + tableOffset);
  writer.uint64At(table + 8, bodyLength);
  writer.uint32At(table + 16, version5 | (contentType << 16));
  writer.uint32At(table + 20, 0);
  writer.position = start + messageLength;
}

const recordBatchTableOffset = 12;

function writeRecordBatch(writer: ByteWriter, columns: readonly ColumnPlan[], rows: number): void {
  const start = writer.position;
  const table = start + recordBatchTableOffset;
  // length, nodes, buffers
  writer.uint16s(start, [10, 20, 4, 12, 16, 0]);
  writer.vtableAt(table, start);
  writer.uint64At(table + 4, rows);

  // Each vector's count stands right before its elements, which begin at a multiple of 8.
  let vector = start + recordBatchHeadLength;
  writer.uint32At(vector, 0);
  writer.referenceAt(table + 12, vector + 4);
  writer.uint32At(vector + 4, columns.length);
  vector += 8;
  for (const { nullCount } of columns) {
    writer.uint64At(vector, rows);
    writer.uint64At(vector + 8, nullCount);
    vector += nodeLength;
  }
  writer.uint32At(vector, 0);
  writer.referenceAt(table + 16, vector + 4);
  writer.uint32At(vector + 4, bufferCount(columns));
  vector += 8;
  let offset = 0;
  for (const { bufferLengths } of columns) {
    for (const length of bufferLengths) {
      writer.uint64At(vector, offset);
      writer.uint64At(vector + 8, length);
      vector += bufferLength;
      offset += align8(length);
    }
  }
  writer.position = vector;
}

/** A Footer up to the schema, which follows: it tells where in the file the one record batch is. */
function writeFooterHead(writer: ByteWriter, batchOffset: number, metadataLength: number, bodyLength: number): void {
  const start = writer.position;
  const table = start + 16;
  writer.referenceAt(start, table);
  // version, schema, dictionaries (none), record batches
  writer.uint16s(start + 4, [12, 16, 12, 4, 0, 8]);
  writer.vtableAt(table, start + 4);
  writer.referenceAt(table + 4, start + footerHeadLength);
  writer.referenceAt(table + 8, start + 36);
  writer.uint32At(table + 12, version5);
  writer.uint32At(start + 32, 0);
  writer.uint32At(start + 36, 1);
  writer.uint64At(start + 40, batchOffset);
  writer.uint64At(start + 48, metadataLength);
  writer.uint64At(start + 56, bodyLength);
  writer.position = start + footerHeadLength;
}
