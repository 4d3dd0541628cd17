import path from 'node:path';
import { freePort } from '../integration/stores/freePort';
import { startStore } from '../integration/stores/storeProcess';
import { type OpenShop } from './describeShop';
import { shopLineProtocol } from './lines';
import { sampleMs } from './shop';
import { influxdbToken } from './stores';
import { serveShop } from './serveShop';

/** An InfluxDB 2 whose bucket `shop` holds the shop, and the fields of a machine in all types that there are. */
export function startInfluxdb2(command: string, fromMs: number): Promise<OpenShop> {
  return serveShop('influxdb2', fromMs, async (folder) => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const parameters = [
      ...['--http-bind-address', url.slice('http://'.length)],
      ...['--bolt-path', path.join(folder, 'bolt'), '--sqlite-path', path.join(folder, 'sqlite')],
      ...['--engine-path', path.join(folder, 'engine'), '--reporting-disabled'],
    ];
    const store = await startStore(command, parameters, url, `${url}/health`);
    const post = async (resource: string, body: string): Promise<void> => {
      const response = await fetch(`${url}${resource}`, {
        method: 'POST',
        headers: { authorization: `Token ${influxdbToken}` },
        body,
      });
      if (!response.ok) {
        throw new Error(`${resource}: ${response.status} ${await response.text()}`);
      }
    };
    const setup = { username: 'admin', password: 'password', org: 'shop', bucket: 'shop', token: influxdbToken };
    await post('/api/v2/setup', JSON.stringify(setup));
    const machine = [1, 2, 3].map(
      (minute) =>
        `machine,host=a up=${minute !== 2},load=${minute}i,temperature="${20 + minute}",mood="fine",share=0.5 ${sampleMs(fromMs, minute)}`
    );
    await post('/api/v2/write?org=shop&bucket=shop&precision=ms', [shopLineProtocol(fromMs), ...machine].join('\n'));
    return store;
  });
}
