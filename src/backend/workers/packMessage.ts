/** A message to another thread, and the buffers that it hands over instead of having them copied. */
export interface PackedMessage {
  readonly message: unknown;
  readonly transfer: readonly ArrayBuffer[];
}

/** Arrays of numbers as messages carry them. */
type Numbers = Float64Array | Int32Array | Uint8Array;

/** How much is copied at once: a millisecond's worth or two. */
const stretchBytes = 4_194_304;

/** {@link packInStretches} in one go. */
export function packMessage(value: unknown, options: { readonly keepsArrays: boolean }): PackedMessage {
  const work = packInStretches(value, options);
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/**
 * Makes a message ready for another thread. Left to itself, the engine copies the whole buffer under each array, however
 * small a part of it the array is; here every array goes as a buffer of its own, of its own size.
 *
 * Memory that threads share (a SharedArrayBuffer) stays where it is: both sides see it.
 *
 * @param keepsArrays the sender goes on using its arrays: they are copied first. Otherwise those that fill their buffer
 *   are given away as they are, and the sender's become empty.
 */
export function* packInStretches(
  value: unknown,
  { keepsArrays }: { readonly keepsArrays: boolean }
): Generator<undefined, PackedMessage> {
  const transfer = new Set<ArrayBuffer>();
  const packed = new Map<Numbers, Numbers>();
  let copied = 0;
  const packNumbers = (array: Numbers): Numbers => {
    const known = packed.get(array);
    if (known !== undefined) {
      return known;
    }
    const { buffer } = array;
    if (buffer instanceof SharedArrayBuffer) {
      // Threads share it: what goes is where it lies.
      return array;
    }
    const mayGo = !keepsArrays && array.byteLength === buffer.byteLength && buffer instanceof ArrayBuffer;
    const own = mayGo && !transfer.has(buffer) ? array : copyOf(array);
    copied += own === array ? 0 : own.byteLength;
    if (own.buffer instanceof ArrayBuffer) {
      transfer.add(own.buffer);
    }
    packed.set(array, own);
    return own;
  };
  const pack = function* (part: unknown): Generator<undefined, unknown> {
    if (part instanceof Float64Array || part instanceof Int32Array || part instanceof Uint8Array) {
      const numbers = packNumbers(part);
      if (copied > stretchBytes) {
        copied = 0;
        yield;
      }
      return numbers;
    }
    if (Array.isArray(part)) {
      if (!part.some(isObject)) {
        return part;
      }
      const entries: unknown[] = [];
      for (const entry of part) {
        entries.push(yield* pack(entry));
      }
      return entries;
    }
    if (isObject(part) && Object.getPrototypeOf(part) === Object.prototype) {
      const entries: Array<readonly [string, unknown]> = [];
      for (const [key, entry] of Object.entries(part)) {
        entries.push([key, yield* pack(entry)]);
      }
      return Object.fromEntries(entries);
    }
    return part;
  };
  return { message: yield* pack(value), transfer: [...transfer] };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function copyOf(array: Numbers): Numbers {
  // A Buffer's own slice would be a view.
  return array instanceof Uint8Array ? new Uint8Array(array) : array.slice();
}
