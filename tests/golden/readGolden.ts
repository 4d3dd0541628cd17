import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of golden files: another one of the same form can be named in the environment. */
const folder = process.env['COVARY_GOLDEN'] ?? path.join(import.meta.dirname, 'data');

/** Python writes NaN and infinities as bare words, which JSON does not know: they come back as numbers. */
export function readGolden(file: string): unknown {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return JSON.parse(text);
}
