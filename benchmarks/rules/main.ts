import { parseArgs } from 'node:util';
import { measureAccuracy, measureReplay } from './accuracy';
import { measureCost } from './cost';

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
      cost: { type: 'boolean', default: false },
      replay: { type: 'boolean', default: false },
      series: { type: 'string', default: '10000' },
    },
  });
  const { data, folder, peer, detector, only, out, cost, replay, series } = values;
  if (replay && data !== undefined) {
    measureReplay({ data, detectors: detector, ...(only === undefined ? {} : { only: Number(only) }) });
    return;
  }
  if (folder === undefined || (data === undefined && !cost)) {
    throw new Error('--folder is needed, and --data or --cost; or --data and --replay');
  }
  const peers = peer.map((text): [string, string] => {
    const [strategy = '', file = ''] = text.split('=');
    return [strategy, file];
  });
  if (data === undefined) {
    await measureCost({ folder, peers, seriesCount: Number(series) });
    return;
  }
  await measureAccuracy({
    data,
    folder,
    peers,
    detectors: detector,
    ...(only === undefined ? {} : { only: Number(only) }),
    ...(out === undefined ? {} : { out }),
  });
}
