import { type WireField } from '../schema/wireFrame';
import { align8, type ByteWriter } from './byteWriter';
import { writeNanoseconds } from './nanoseconds';

/** The buffers of a column, each of which begins at a multiple of 8, and what the record batch says of them. */
export interface ColumnPlan {
  readonly field: WireField;
  readonly isNullable: boolean;
  readonly nullCount: number;
  /** Lengths in bytes, without padding: validity, for strings offsets, values. */
  readonly bufferLengths: readonly number[];
}

/** How many values are looked at or written between two pauses: a millisecond's worth or two. */
const numbersOfStretch = 262_144;
const textsOfStretch = 8192;

/** Counts what a column takes. Pauses often. */
export function* planColumn(field: WireField): Generator<undefined, ColumnPlan> {
  const length = field.values.length;
  const bitmapLength = Math.ceil(length / 8);
  switch (field.type) {
    case 'time':
      return { field, isNullable: false, nullCount: 0, bufferLengths: [0, 8 * length] };
    case 'number': {
      const isNullable = field.nullable ?? false;
      const nullCount = isNullable ? yield* countNaN(field.values) : 0;
      return { field, isNullable, nullCount, bufferLengths: [nullCount > 0 ? bitmapLength : 0, 8 * length] };
    }
    case 'string':
    case 'json': {
      let nullCount = 0;
      let textLength = 0;
      for (const [index, text] of field.values.entries()) {
        if (text === null) {
          nullCount += 1;
        } else {
          textLength += Buffer.byteLength(text);
        }
        if (index % textsOfStretch === 0) {
          yield;
        }
      }
      return {
        field,
        isNullable: nullCount > 0,
        nullCount,
        bufferLengths: [nullCount > 0 ? bitmapLength : 0, 4 * (length + 1), textLength],
      };
    }
    case 'boolean':
      return { field, isNullable: false, nullCount: 0, bufferLengths: [0, bitmapLength] };
  }
}

/** The length of a column's buffers with the padding of each. */
export function columnLength({ bufferLengths }: ColumnPlan): number {
  return bufferLengths.reduce((sum, length) => sum + align8(length), 0);
}

/**
 * Writes a column's buffers and leaves the writer behind them. Pauses often.
 *
 * @param writtenTimes where this frame's siblings have written the same times as nanoseconds: they are copied from there,
 * for the frames of a response mostly share their times
 */
export function* writeColumn(
  writer: ByteWriter,
  { field, nullCount }: ColumnPlan,
  writtenTimes: Map<Float64Array, Uint32Array>
): Generator<undefined, void> {
  yield;
  switch (field.type) {
    case 'time': {
      const target = writer.uint32s(2 * field.values.length);
      const written = writtenTimes.get(field.values);
      if (written) {
        yield* setInStretches(target, written);
      } else {
        for (let start = 0; start < field.values.length; start += numbersOfStretch) {
          const end = start + numbersOfStretch;
          writeNanoseconds(target.subarray(2 * start, 2 * end), field.values.subarray(start, end));
          yield;
        }
        writtenTimes.set(field.values, target);
      }
      return;
    }
    case 'number': {
      const { values } = field;
      if (nullCount > 0) {
        yield* writeBits(writer, values.length, (index) => !Number.isNaN(values[index]));
      }
      yield* setInStretches(writer.float64s(values.length), values);
      return;
    }
    case 'string':
    case 'json':
      yield* writeStrings(writer, field.values, nullCount > 0);
      return;
    case 'boolean': {
      const { values } = field;
      yield* writeBits(writer, values.length, (index) => values[index] === true);
      return;
    }
  }
}

function* setInStretches<Numbers extends Float64Array | Uint32Array>(
  target: Numbers,
  source: Numbers
): Generator<undefined, void> {
  for (let start = 0; start < source.length; start += numbersOfStretch) {
    target.set(source.subarray(start, start + numbersOfStretch), start);
    yield;
  }
}

function* writeStrings(
  writer: ByteWriter,
  values: ReadonlyArray<string | null>,
  hasNulls: boolean
): Generator<undefined, void> {
  if (hasNulls) {
    yield* writeBits(writer, values.length, (index) => values[index] !== null);
  }
  const offsets = writer.uint32s(values.length + 1);
  offsets[0] = 0;
  writer.padTo(align8(writer.position));
  const start = writer.position;
  for (let index = 0; index < values.length; index++) {
    writer.utf8(values[index] ?? '');
    offsets[index + 1] = writer.position - start;
    if (index % textsOfStretch === 0) {
      yield;
    }
  }
  writer.padTo(align8(writer.position));
}

/** One bit an index, least significant first. */
function* writeBits(writer: ByteWriter, length: number, isSet: (index: number) => boolean): Generator<undefined, void> {
  const bytes = writer.uint8s(Math.ceil(length / 8));
  bytes.fill(0);
  for (let index = 0; index < length; index++) {
    if (isSet(index)) {
      bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (1 << (index & 7));
    }
    if (index % numbersOfStretch === 0) {
      yield;
    }
  }
  writer.padTo(align8(writer.position));
}

function* countNaN(values: Float64Array): Generator<undefined, number> {
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    if (Number.isNaN(values[index])) {
      count += 1;
    }
    if (index % numbersOfStretch === 0) {
      yield;
    }
  }
  return count;
}
