import { inOneGo } from '../../core/inOneGo';

/** A message to another thread, and the buffers that it hands over instead of having them copied. */
export interface PackedMessage {
  readonly message: unknown;
  readonly transfer: readonly ArrayBuffer[];
  /** The long lists of the message, which are empty in it, a part after the other: see `sendInStretches`. */
  readonly pieces: readonly PackedPiece[];
}

/** A part of a long list. */
export interface PackedPiece {
  /** Where in the message the list is. */
  readonly path: readonly string[];
  readonly entries: readonly unknown[];
  readonly transfer: readonly ArrayBuffer[];
}

/** Arrays of numbers as messages carry them. */
type Numbers = Float64Array | Int32Array | Uint8Array;

/** Arrays that are smaller share a buffer with others: handing over thousands of buffers takes long. */
const smallBytes = 16_384;

/** The buffers of small arrays grow, so that a small message stays small. */
const leastBufferBytes = 4096;
const mostBufferBytes = 1_048_576;

/** Longer lists are cut into parts of this length, each a millisecond's worth or two. */
const objectsOfPiece = 250;
const primitivesOfPiece = 10_000;

/** {@link packInStretches} in one go. */
export function packMessage(value: unknown, options: { readonly keepsArrays: boolean }): PackedMessage {
  return inOneGo(packInStretches(value, options));
}

/**
 * Makes a message ready for another thread. Left to itself, the engine copies the whole buffer under each array, however
 * small a part of it the array is, and writes everything in one go; here every array goes as a buffer of its own, of its
 * own size, or with other small ones, and long lists are cut, so that either thread can read and write them in parts.
 *
 * Memory that threads share (a SharedArrayBuffer) stays where it is: both sides see it.
 *
 * @param keepsArrays the sender goes on using its arrays: they are copied first. Otherwise large ones that fill their
 *   buffer are given away as they are, and the sender's become empty.
 */
export function* packInStretches(
  value: unknown,
  { keepsArrays }: { readonly keepsArrays: boolean }
): Generator<undefined, PackedMessage> {
  const pieces: PackedPiece[] = [];
  const given = new Set<ArrayBufferLike>();
  const whole = new ArrayPacker(keepsArrays, given);

  const packList = function* (
    list: readonly unknown[],
    packer: ArrayPacker,
    path: readonly string[] | undefined
  ): Generator<undefined, readonly unknown[]> {
    const hasObjects = list.some(isObject);
    const pieceLength = hasObjects ? objectsOfPiece : primitivesOfPiece;
    if (path !== undefined && list.length > pieceLength) {
      for (let first = 0; first < list.length; first += pieceLength) {
        const part = list.slice(first, first + pieceLength);
        const ofPiece = new ArrayPacker(keepsArrays, given);
        const entries = hasObjects ? yield* packEntries(part, ofPiece, undefined) : part;
        pieces.push({ path, entries, transfer: ofPiece.transfer });
        yield;
      }
      return [];
    }
    return hasObjects ? yield* packEntries(list, packer, path) : list;
  };
  const packEntries = function* (
    list: readonly unknown[],
    packer: ArrayPacker,
    path: readonly string[] | undefined
  ): Generator<undefined, readonly unknown[]> {
    const entries: unknown[] = [];
    for (const [i, entry] of list.entries()) {
      entries.push(yield* pack(entry, packer, path && [...path, String(i)]));
    }
    return entries;
  };
  /** Without a path, what is packed is within a part already. */
  const pack = function* (
    part: unknown,
    packer: ArrayPacker,
    path: readonly string[] | undefined
  ): Generator<undefined, unknown> {
    if (part instanceof Float64Array || part instanceof Int32Array || part instanceof Uint8Array) {
      const packed = packer.pack(part);
      yield;
      return packed;
    }
    if (Array.isArray(part)) {
      return yield* packList(part, packer, path);
    }
    if (isObject(part) && Object.getPrototypeOf(part) === Object.prototype) {
      const entries: Array<readonly [string, unknown]> = [];
      for (const [key, entry] of Object.entries(part)) {
        entries.push([key, yield* pack(entry, packer, path && [...path, key])]);
      }
      return Object.fromEntries(entries);
    }
    return part;
  };
  return { message: yield* pack(value, whole, []), transfer: whole.transfer, pieces };
}

/** Packs the arrays of a message, or of a part of one. */
class ArrayPacker {
  private readonly buffers = new Set<ArrayBuffer>();
  private readonly packed = new Map<Numbers, Numbers>();
  private buffer = new ArrayBuffer(0);
  private end = 0;

  /** @param given the buffers that go with this message already: none can go twice */
  constructor(
    private readonly keepsArrays: boolean,
    private readonly given: Set<ArrayBufferLike>
  ) {}

  get transfer(): readonly ArrayBuffer[] {
    return [...this.buffers];
  }

  pack(array: Numbers): Numbers {
    const known = this.packed.get(array);
    if (known !== undefined) {
      return known;
    }
    const { buffer } = array;
    if (buffer instanceof SharedArrayBuffer) {
      // Threads share it: what goes is where it lies.
      return array;
    }
    const packed = this.moved(array) ?? (array.byteLength < smallBytes ? this.besideOthers(array) : copyOf(array));
    if (packed.buffer instanceof ArrayBuffer) {
      this.buffers.add(packed.buffer);
    }
    this.packed.set(array, packed);
    return packed;
  }

  private moved(array: Numbers): Numbers | undefined {
    const { buffer, byteLength } = array;
    const mayGo = !this.keepsArrays && byteLength === buffer.byteLength && byteLength >= smallBytes;
    if (!mayGo || this.given.has(buffer)) {
      return undefined;
    }
    this.given.add(buffer);
    return array;
  }

  private besideOthers(array: Numbers): Numbers {
    if (this.end + array.byteLength > this.buffer.byteLength) {
      const length = Math.min(mostBufferBytes, Math.max(leastBufferBytes, 8 * this.buffer.byteLength));
      this.buffer = new ArrayBuffer(Math.max(length, array.byteLength));
      this.end = 0;
    }
    const start = this.end;
    // Every kind of numbers may begin at a multiple of eight.
    this.end = Math.ceil((start + array.byteLength) / 8) * 8;
    const beside = viewLike(array, this.buffer, start);
    beside.set(array);
    return beside;
  }
}

function viewLike(array: Numbers, buffer: ArrayBuffer, start: number): Numbers {
  if (array instanceof Float64Array) {
    return new Float64Array(buffer, start, array.length);
  }
  return array instanceof Int32Array
    ? new Int32Array(buffer, start, array.length)
    : new Uint8Array(buffer, start, array.length);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function copyOf(array: Numbers): Numbers {
  // A Buffer's own slice would be a view.
  return array instanceof Uint8Array ? new Uint8Array(array) : array.slice();
}
