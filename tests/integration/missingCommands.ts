import { spawnSync } from 'node:child_process';

/**
 * Which of these commands this machine lacks. Suites that need them are skipped by name; where `COVARY_NO_SKIP` is set,
 * as in CI, a missing command is an error instead.
 */
export function missingCommands(...commands: readonly string[]): readonly string[] {
  const missing = commands.filter((command) => spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0);
  if (missing.length > 0 && process.env['COVARY_NO_SKIP'] !== undefined) {
    throw new Error(`not installed: ${missing.join(', ')}`);
  }
  return missing;
}

/** The title of a suite, with what it is skipped for. */
export function suiteTitle(title: string, missing: readonly string[]): string {
  return missing.length === 0 ? title : `${title} (skipped: not installed: ${missing.join(', ')})`;
}
