/** Writes little-endian numbers and the parts of flatbuffers into memory that is known to be large enough. */
export class ByteWriter {
  /** Where the next sequential write goes. */
  position = 0;
  readonly #buffer: Buffer;
  readonly #view: DataView;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
    this.#view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  }

  uint16At(position: number, value: number): void {
    this.#view.setUint16(position, value, true);
  }

  uint16s(position: number, values: readonly number[]): void {
    for (const value of values) {
      this.#view.setUint16(position, value, true);
      position += 2;
    }
  }

  uint32At(position: number, value: number): void {
    this.#view.setUint32(position, value, true);
  }

  /** A whole number of at most 53 bits as a 64-bit integer. */
  uint64At(position: number, value: number): void {
    this.#view.setUint32(position, value % 4294967296, true);
    this.#view.setUint32(position + 4, Math.floor(value / 4294967296), true);
  }

  /** A flatbuffers reference: the distance to a later position. */
  referenceAt(position: number, target: number): void {
    this.#view.setUint32(position, target - position, true);
  }

  /** The head of a flatbuffers table: the distance back to its vtable, negative where that comes later. */
  vtableAt(table: number, vtable: number): void {
    this.#view.setInt32(table, table - vtable, true);
  }

  bytes(bytes: Uint8Array): void {
    this.#buffer.set(bytes, this.position);
    this.position += bytes.length;
  }

  /** UTF-8 without length or end. */
  utf8(text: string): void {
    this.position += this.#buffer.write(text, this.position);
  }

  /** A flatbuffers string: length, UTF-8, a zero byte, padding to a multiple of 4. See {@link textSize}. */
  text(text: string): void {
    const start = this.position;
    const length = this.#buffer.write(text, start + 4);
    this.#view.setUint32(start, length, true);
    this.position = start + 4 + length;
    this.padTo(start + align4(4 + length + 1));
  }

  /** What stands between an earlier position and the current one: a view. */
  written(start: number): Uint8Array {
    return this.#buffer.subarray(start, this.position);
  }

  /** Zero bytes up to a position. */
  padTo(position: number): void {
    this.#buffer.fill(0, this.position, position);
    this.position = position;
  }

  /** A view of 64-bit numbers at the current position, a multiple of 8 within the memory; moves behind it. */
  float64s(length: number): Float64Array {
    const view = new Float64Array(this.#buffer.buffer, this.#buffer.byteOffset + this.position, length);
    this.position += view.byteLength;
    return view;
  }

  uint32s(length: number): Uint32Array {
    const view = new Uint32Array(this.#buffer.buffer, this.#buffer.byteOffset + this.position, length);
    this.position += view.byteLength;
    return view;
  }

  uint8s(length: number): Uint8Array {
    const view = this.#buffer.subarray(this.position, this.position + length);
    this.position += length;
    return view;
  }
}

/** The size of a flatbuffers string with its length, its end and padding. */
export function textSize(text: string): number {
  return align4(4 + Buffer.byteLength(text) + 1);
}

export function align4(length: number): number {
  return (length + 3) & ~3;
}

/** Exact beyond 2³¹, where bit operations are not. */
export function align8(length: number): number {
  return Math.ceil(length / 8) * 8;
}
