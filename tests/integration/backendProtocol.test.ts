import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const committed = 'src/backend/plugin/generated';

function filesOf(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
}

it('keeps the generated protocol code in step with its .proto files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'covary-generated-'));
  try {
    execFileSync(process.execPath, ['scripts/generate-protocol.mjs', folder]);
    expect(filesOf(folder)).toEqual(filesOf(committed));
    expect(filesOf(committed).size).toBe(4);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
