import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than this a break runs for ever: that is noticed, too. */
const patienceMs = 180_000;
/** A busy machine is no break. */
const testTimeoutMs = 60_000;
/** Which tests pass without a break. */
const green = new Map();

/**
 * Breaks a copy of the project, runs tests and mends it: `caught`, `survived`, or `red without` where all of the tests fail anyway.
 *
 * @param {string} root of the copy
 * @param {{ file: string, start: number, end: number, mutated: string }} mutant
 * @param {readonly string[]} tests
 */
export function outcomeOf(root, { file, start, end, mutated }, tests) {
  const trusted = tests.filter((test) => {
    if (!green.has(test)) {
      green.set(test, areGreen(root, [test]));
    }
    return green.get(test);
  });
  if (trusted.length === 0) {
    return 'red without';
  }
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.slice(0, start) + mutated + text.slice(end));
  try {
    return areGreen(root, trusted) ? 'survived' : 'caught';
  } finally {
    writeFileSync(path, text);
  }
}

function areGreen(root, tests) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(
    process.execPath,
    [
      vitest,
      'run',
      '--project',
      'core',
      '--project',
      'golden',
      '--bail',
      '1',
      '--testTimeout',
      String(testTimeoutMs),
      ...tests,
    ],
    { cwd: root, stdio: 'ignore', timeout: patienceMs, killSignal: 'SIGKILL' }
  );
  return status === 0;
}
