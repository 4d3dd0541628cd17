import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Writes values as a gzipped file of float32 values, its folder included. */
export function writeFloats(file: string, values: Float64Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const narrow = Float32Array.from(values);
  writeFileSync(file, gzipSync(new Uint8Array(narrow.buffer), { level: 1 }));
}
