import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Longer than this a break runs for ever: that is noticed, too. */
const patienceMs = 600_000;
/** A busy machine is no break. */
const testTimeoutMs = 60_000;
/** Which tests pass without a break, and soon enough to tell one that runs for ever. */
const green = new Map();

/**
 * Breaks a copy of the project, runs tests and mends it: `caught`, `survived`, or `red without` where all of the tests fail
 * anyway. The first test, the nearest, runs alone: most breaks are seen there.
 *
 * @param {string} root of the copy
 * @param {{ file: string, start: number, end: number, mutated: string }} mutant
 * @param {readonly string[]} tests
 */
export async function outcomeOf(root, { file, start, end, mutated }, tests) {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const breaks = async (some) => {
    writeFileSync(path, text.slice(0, start) + mutated + text.slice(end));
    try {
      return !(await areGreen(root, some, patienceMs));
    } finally {
      writeFileSync(path, text);
    }
  };
  const trusted = (some) => trustedOf(root, some);
  const [nearest, ...others] = tests;
  let isTrusted = false;
  for (const some of [[nearest], others]) {
    if (some.length > 0 && (await breaks(some))) {
      const rest = await trusted(some);
      if (rest.length > 0 && (rest.length === some.length || (await breaks(rest)))) {
        return 'caught';
      }
      isTrusted ||= rest.length > 0;
    } else {
      isTrusted ||= some.length > 0;
    }
  }
  return isTrusted ? 'survived' : 'red without';
}

async function trustedOf(root, tests) {
  for (const test of tests.filter((one) => !green.has(one))) {
    green.set(test, await areGreen(root, [test], patienceMs / 2));
  }
  return tests.filter((test) => green.get(test));
}

/** Whether tests pass within some time. A process that does not end is ended with all that it has begun. */
async function areGreen(root, tests, mostMs) {
  const vitest = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...['--project', 'core', '--project', 'golden', '--bail', '1'],
      ...['--testTimeout', String(testTimeoutMs), '--hookTimeout', String(testTimeoutMs)],
      // What is not broken is compiled once.
      ...['--experimental.fsModuleCache', '--experimental.fsModuleCachePath', join(root, '.vitest-modules')],
      ...tests,
    ],
    { cwd: root, stdio: 'ignore', detached: true }
  );
  const clock = setTimeout(() => process.kill(-vitest.pid, 'SIGKILL'), mostMs);
  const status = await new Promise((resolve) => vitest.once('close', resolve));
  clearTimeout(clock);
  return status === 0;
}
