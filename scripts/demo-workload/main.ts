import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demoSeries } from '../../src/backend/upstreams/demo/demoSeries';
import { scrapeIntervalMs } from '../../src/backend/upstreams/demo/shopBehaviour';
import { lineProtocol } from './lineProtocol';
import { currentMetrics, openMetrics } from './openMetrics';
import { standardSeries } from './standardSeries';

const allSeries = [...demoSeries, ...standardSeries];

/**
 * The demo shop as a workload that real stores collect.
 *   history FILE   writes the last HISTORY_HOURS as OpenMetrics to FILE, and to the InfluxDB at INFLUXDB_URL
 *   serve PORT     serves the present values at /metrics, and writes them to the InfluxDB at INFLUXDB_URL
 * InfluxDB has the shop's own metrics, Prometheus those under the exporters' names as well.
 */
async function main([command, argument]: readonly string[]): Promise<void> {
  const influxdbUrl = process.env['INFLUXDB_URL'];
  switch (command) {
    case 'history':
      return writeHistory(argument ?? 'demo.txt', Number(process.env['HISTORY_HOURS'] ?? 48), influxdbUrl);
    case 'serve':
      return serve(Number(argument ?? 9400), influxdbUrl);
    default:
      console.error('usage: demo-workload history FILE | serve PORT');
      process.exitCode = 2;
  }
}

async function writeHistory(file: string, hours: number, influxdbUrl: string | undefined): Promise<void> {
  const toMs = lastScrapeMs(Date.now());
  const fromMs = toMs - hours * 3_600_000;
  console.log(`writing ${hours} h of history to ${file}`);
  await pipeline(Readable.from(openMetrics(allSeries, fromMs, toMs)), createWriteStream(file));
  if (influxdbUrl !== undefined) {
    console.log('writing the same to InfluxDB');
    await writeInfluxdb(influxdbUrl, fromMs, toMs);
  }
}

async function serve(port: number, influxdbUrl: string | undefined): Promise<void> {
  createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(currentMetrics(allSeries, Date.now()));
  }).listen(port);
  console.log(`serving the demo shop on port ${port}`);
  for (let written = lastScrapeMs(Date.now()); influxdbUrl !== undefined;) {
    await new Promise((resolve) => setTimeout(resolve, scrapeIntervalMs));
    const now = lastScrapeMs(Date.now());
    try {
      await writeInfluxdb(influxdbUrl, written + scrapeIntervalMs, now);
      written = now;
    } catch (error) {
      // The next round writes what this one could not.
      console.error(error instanceof Error ? error.message : error);
    }
  }
}

async function writeInfluxdb(url: string, fromMs: number, toMs: number): Promise<void> {
  for (const body of lineProtocol(fromMs, toMs)) {
    const response = await fetch(`${url}/write?db=shop&precision=ms`, { method: 'POST', body });
    if (!response.ok) {
      throw new Error(`InfluxDB: HTTP ${response.status} ${await response.text()}`);
    }
  }
}

function lastScrapeMs(timeMs: number): number {
  return Math.floor(timeMs / scrapeIntervalMs) * scrapeIntervalMs;
}

void main(process.argv.slice(2));
