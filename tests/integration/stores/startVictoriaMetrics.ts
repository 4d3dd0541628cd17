import { freePort } from './freePort';
import { startStore, type StoreProcess } from './storeProcess';

/** A real VictoriaMetrics that holds what is written in OpenMetrics. */
export async function startVictoriaMetrics(folder: string, openMetrics: Iterable<string>): Promise<StoreProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const store = await startStore(
    'victoria-metrics',
    [
      `-storageDataPath=${folder}`,
      `-httpListenAddr=127.0.0.1:${port}`,
      '-retentionPeriod=100y',
      // The newest samples are asked for as soon as they are written.
      '-search.latencyOffset=0s',
    ],
    url,
    `${url}/health`
  );
  for (const part of openMetrics) {
    await post(`${url}/api/v1/import/prometheus`, inMilliseconds(part));
  }
  await post(`${url}/internal/force_flush`, '');
  return store;
}

/** OpenMetrics has times in seconds, Prometheus' older text, which is taken here, in milliseconds. */
function inMilliseconds(text: string): string {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/ (\d+(?:\.\d+)?)$/, (_, seconds: string) => ` ${Math.round(1000 * Number(seconds))}`))
    .join('\n');
}

async function post(url: string, body: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', body });
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${await response.text()}`);
  }
}
