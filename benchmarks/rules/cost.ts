import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parse } from 'yaml';
import { compileRules } from '../../src/core/rules/compileRules';
import { BlockStore } from './blockStore';
import { loadSamples } from './loadSamples';
import { type LooseRuleFile, ruleLevels } from './ruleLevels';

interface Request {
  /** An empty folder for the store. */
  readonly folder: string;
  readonly seriesCount: number;
  /** Rule files of others: strategy=file. */
  readonly peers: ReadonlyArray<readonly [strategy: string, file: string]>;
}

const evaluations = 3;
const minuteMs = 60_000;
const answer = z.object({
  data: z.object({ result: z.array(z.object({ value: z.tuple([z.number(), z.string()]) })) }),
});

/**
 * What the evaluation of rules over so many series costs a Prometheus: processor seconds a minute, each rule by itself, weighed by how
 * often it is evaluated. What it reads is there: recorded series over the ranges that rules look back.
 */
export async function measureCost({ folder, seriesCount, peers }: Request): Promise<void> {
  const own = compileRules({ name: 'load', expr: 'load', stepMs: minuteMs, detector: 'ensemble' });
  if (!own.ok) {
    throw new Error(own.error);
  }
  const store = new BlockStore(folder);
  const atMs = Math.floor(Date.now() / 900_000) * 900_000 - 4 * 3_600_000;
  await store.add(loadSamples(seriesCount, atMs));
  const server = await store.serve();
  const used = async (): Promise<number> => {
    const response = await fetch(`${server.url}/metrics`);
    return Number(/^process_cpu_seconds_total (\S+)$/m.exec(await response.text())?.[1]);
  };
  try {
    console.log('| rules | processor seconds a minute | recorded samples a minute |');
    console.log('| ----- | -------------------------- | ------------------------- |');
    const files: ReadonlyArray<readonly [string, LooseRuleFile]> = [
      ['covary-ensemble', own.value.file],
      ...peers.map(([strategy, file]) => [strategy, parse(readFileSync(file, 'utf8'))] as const),
    ];
    for (const [strategy, file] of files) {
      let seconds = 0;
      let samples = 0;
      for (const { rule, interval = '1m' } of ruleLevels([file]).flat()) {
        // A constant has no series to count.
        if (/^[\d./\s]+$/.test(rule.expr)) {
          continue;
        }
        const perMinute = 1 / Number.parseInt(interval, 10);
        const ask = async (): Promise<number> => {
          const body = new URLSearchParams({ query: `count(${rule.expr})`, time: String(atMs / 1000) });
          const response = await fetch(`${server.url}/api/v1/query`, { method: 'POST', body });
          const [first] = answer.parse(await response.json()).data.result;
          return Number(first?.value[1] ?? 0);
        };
        const count = await ask();
        const before = await used();
        for (let i = 0; i < evaluations; i++) {
          await ask();
        }
        const each = ((await used()) - before) / evaluations;
        console.error(`${rule.record} ${interval}: ${each.toFixed(3)} s, ${count} series`);
        seconds += each * perMinute;
        samples += count * perMinute;
      }
      console.log(`| ${strategy} | ${seconds.toFixed(2)} | ${samples.toFixed(0)} |`);
    }
  } finally {
    await server.stop();
  }
}
