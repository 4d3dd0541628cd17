import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from './freePort';
import { startStore, type StoreProcess } from './storeProcess';

/** A real InfluxDB 1 whose database `shop` holds what is written in its line protocol, with times in milliseconds. */
export async function startInfluxdb(folder: string, lineProtocol: Iterable<string>): Promise<StoreProcess> {
  const port = await freePort();
  const rpcPort = await freePort();
  const config = path.join(folder, 'influxdb.conf');
  await writeFile(
    config,
    `
reporting-disabled = true
bind-address = "127.0.0.1:${rpcPort}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
[http]
  bind-address = "127.0.0.1:${port}"
`
  );
  const url = `http://127.0.0.1:${port}`;
  const store = await startStore('influxd', ['-config', config], url, `${url}/ping`);
  await createDatabase(url);
  for (const part of lineProtocol) {
    await post(`${url}/write?db=shop&precision=ms`, part);
  }
  return store;
}

/** A server that has just started may answer with success and say in its words that it could not: asked until the database is there. */
async function createDatabase(url: string): Promise<void> {
  let said = '';
  for (let attempt = 0; attempt < 100; attempt++) {
    said = await post(`${url}/query?q=${encodeURIComponent('CREATE DATABASE shop; SHOW DATABASES')}`, '');
    if (said.includes('["shop"]')) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`influxd did not create its database in 10 s: ${said}`);
}

async function post(url: string, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', body });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${url}: ${response.status} ${text}`);
  }
  return text;
}
