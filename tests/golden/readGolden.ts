import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of golden files: another one of the same form can be named in the environment. */
const folder = process.env['COVARY_GOLDEN'] ?? path.join(import.meta.dirname, 'data');

const infinities: Readonly<Record<string, number>> = { Infinity, '-Infinity': -Infinity };

/** One golden file. JSON knows no infinities: there they are strings, here they are numbers. NaN stays null. */
export function readGolden(file: string): unknown {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? (infinities[value] ?? value) : value));
}
