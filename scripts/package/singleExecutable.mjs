import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'postject';
import { nodeExecutable, nodePackage, platforms } from './nodeBinaries.mjs';

/** By this mark a node binary knows whether something was put into it. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
 * Writes the backend for one platform as a single executable: node, the plugin's script, and the script of its worker
 * threads as an asset. The platform of this machine gets compiled code with it, which halves the start.
 *
 * @param scripts the bundled `main` and `worker`
 */
export async function writeSingleExecutable({ platform, scripts, target, cacheFolder, workFolder }) {
  const { binary, blobMaker } = platforms[platform];
  const blob = path.join(workFolder, `${platform}.blob`);
  const configuration = path.join(workFolder, `${platform}.json`);
  writeFileSync(
    configuration,
    JSON.stringify({
      main: scripts.main,
      output: blob,
      disableExperimentalSEAWarning: true,
      useSnapshot: false,
      useCodeCache: binary === blobMaker,
      assets: { worker: scripts.worker },
    })
  );
  execFileSync(nodeExecutable(nodePackage(blobMaker, cacheFolder)), ['--experimental-sea-config', configuration], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(target, readFileSync(nodeExecutable(nodePackage(binary, cacheFolder))));
  await quietly(() =>
    inject(target, 'NODE_SEA_BLOB', readFileSync(blob), {
      sentinelFuse: fuse,
      ...(platform.startsWith('darwin') ? { machoSegmentName: 'NODE_SEA' } : {}),
    })
  );
  chmodSync(target, 0o755);
}

/** The injector warns of sections of the node binary that have no names, on standard output; nothing follows from it. */
async function quietly(work) {
  const { log, warn } = console;
  console.log = console.warn = () => undefined;
  try {
    await work();
  } finally {
    Object.assign(console, { log, warn });
  }
}
