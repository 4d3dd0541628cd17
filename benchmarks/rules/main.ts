import { parseArgs } from 'node:util';
import { measureAccuracy } from './accuracy';

/** Runs what the command line of run.mjs asks for. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      folder: { type: 'string' },
      peer: { type: 'string', multiple: true, default: [] },
      detector: { type: 'string', multiple: true, default: ['ensemble'] },
      only: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const { data, folder, peer, detector, only, out } = values;
  if (data === undefined || folder === undefined) {
    throw new Error('--data and --folder are needed');
  }
  const peers = peer.map((text): [string, string] => {
    const [strategy = '', file = ''] = text.split('=');
    return [strategy, file];
  });
  await measureAccuracy({
    data,
    folder,
    peers,
    detectors: detector,
    ...(only === undefined ? {} : { only: Number(only) }),
    ...(out === undefined ? {} : { out }),
  });
}
