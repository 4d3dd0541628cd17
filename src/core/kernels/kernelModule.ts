import { type KernelFunctions } from './kernelFunctions';
import { kernelBinary } from './binary';

/** The kernels at work: their functions, and the memory that they share. */
export interface KernelModule {
  readonly functions: KernelFunctions;
  /** Where a few tables that stay may lie: `constantBytes` bytes that nothing else uses. */
  readonly constants: number;
  /** Makes sure that `bytes` bytes follow the returned address (the start of a cache line), which callers then lay out. */
  reserve(bytes: number): number;
  /** Views of the memory; they are void after the next `reserve`. */
  doubles(address: number, length: number): Float64Array;
  integers(address: number, length: number): Int32Array;
  bytes(address: number, length: number): Uint8Array;
}

/** What is used of the WebAssembly API, which the language library of core does not know. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

const pageBytes = 65_536;
const lineBytes = 64;

/** The size of the region for tables. */
export const constantBytes = 16_384;

let current: KernelModule | null | undefined;

/**
 * The kernels, compiled at the first call; undefined where the engine has no WebAssembly with SIMD or refuses to compile
 * here, and the plain twins must do.
 */
export function kernelModule(): KernelModule | undefined {
  if (current === undefined) {
    try {
      current = instantiate();
    } catch {
      current = null;
    }
  }
  return current ?? undefined;
}

function instantiate(): KernelModule {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(decodeBase64(kernelBinary)));
  const functions = exports as KernelFunctions;
  const { memory } = functions;
  const constants = Math.ceil(functions.heapBase() / lineBytes) * lineBytes;
  const base = constants + constantBytes;
  return {
    functions,
    constants,
    reserve(bytes) {
      const missing = base + bytes + 64 - memory.buffer.byteLength;
      if (missing > 0) {
        memory.grow(Math.ceil(missing / pageBytes));
      }
      return base;
    },
    doubles: (address, length) => new Float64Array(memory.buffer, address, length),
    integers: (address, length) => new Int32Array(memory.buffer, address, length),
    bytes: (address, length) => new Uint8Array(memory.buffer, address, length),
  };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function decodeBase64(text: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let i = 0; i < alphabet.length; i++) {
    values[alphabet.charCodeAt(i)] = i;
  }
  const length = (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
  const bytes = new Uint8Array(length);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const group =
      (values[text.charCodeAt(i)] << 18) |
      (values[text.charCodeAt(i + 1)] << 12) |
      (values[text.charCodeAt(i + 2)] << 6) |
      values[text.charCodeAt(i + 3)];
    bytes[at++] = group >> 16;
    bytes[at++] = group >> 8;
    bytes[at++] = group;
  }
  return bytes;
}
