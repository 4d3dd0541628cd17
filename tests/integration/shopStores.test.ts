import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';
import { describeShop, type OpenShop } from '../servers/describeShop';
import { shopLineProtocol, shopOpenMetrics } from '../servers/lines';
import { influxQlShop, prometheusShop } from '../servers/stores';
import { missingCommands, suiteTitle } from './missingCommands';
import { startInfluxdb } from './stores/startInfluxdb';
import { startPrometheus } from './stores/startPrometheus';
import { startVictoriaMetrics } from './stores/startVictoriaMetrics';
import { type StoreProcess } from './stores/storeProcess';

const fromMs = Date.UTC(2026, 0, 5, 9);
const missing = missingCommands('prometheus', 'promtool', 'influxd', 'victoria-metrics');

async function inFolder(start: (folder: string) => Promise<StoreProcess>): Promise<OpenShop> {
  const folder = await mkdtemp(path.join(tmpdir(), 'covary-shop-'));
  const { url, stop } = await start(folder);
  return {
    url,
    fromMs,
    nowMs: Date.now(),
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe.skipIf(missing.length > 0)(suiteTitle('every analysis of series through real stores', missing), () => {
  describeShop('Prometheus', prometheusShop, () =>
    inFolder((folder) => startPrometheus(folder, [shopOpenMetrics(fromMs)]))
  );
  describeShop('VictoriaMetrics', prometheusShop, () =>
    inFolder((folder) => startVictoriaMetrics(folder, [shopOpenMetrics(fromMs)]))
  );
  describeShop('InfluxDB 1', influxQlShop, () =>
    inFolder((folder) => startInfluxdb(folder, [shopLineProtocol(fromMs)]))
  );
});
