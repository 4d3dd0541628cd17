import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Reads a gzipped file of float32 values. */
export function readFloats(file: string): Float64Array {
  const raw = gunzipSync(readFileSync(file));
  return Float64Array.from(new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length)));
}
