import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compileRules } from '../../src/core/rules/compileRules';
import { type RuleFile } from '../../src/core/rules/ruleFile';
import { parseKpiIndex, readKpiValues } from '../accuracy/data/kpiFolder';
import { writeFloats } from '../accuracy/data/writeFloats';
import { MemoryQueries } from '../accuracy/path/memoryQueries';
import { alertScore, type ScoredSeries } from '../accuracy/scoring/alertScore';
import { type BandAgreement, bandAgreement, type OwnBands, pooledAgreement } from './bandAgreement';
import { bandError } from './bandError';
import { bandScores } from './bandScores';
import { BlockStore } from './blockStore';
import { kpiTimeline, type PlacedKpi } from './kpiTimeline';
import { readBands } from './readBands';
import { replayBands } from './replayBands';
import { type LooseRuleFile, ruleLevels } from './ruleLevels';

const dayMs = 86_400_000;

interface Request {
  /** The folder of KPIs. */
  readonly data: string;
  /** An empty folder for the store. */
  readonly folder: string;
  /** Rule files of others: strategy=file. */
  readonly peers: ReadonlyArray<readonly [strategy: string, file: string]>;
  readonly detectors: readonly string[];
  readonly only?: number;
  readonly out?: string;
}

/** Scores the alerts of rules on labelled KPIs, evaluated by a real Prometheus, and compares their bands with those of the detectors. */
export async function measureAccuracy({ data, folder, peers, detectors, only, out }: Request): Promise<void> {
  const corpus = parseKpiIndex(readFileSync(path.join(data, 'series.json'), 'utf8')).slice(0, only);
  const placed = kpiTimeline(corpus);
  const store = new BlockStore(folder);
  await store.add(kpiSamples(placed, data));
  const own = detectors.flatMap((detector) =>
    [...new Set(placed.map(({ metric }) => metric))].map((metric) => rulesOf(detector, metric))
  );
  const others = peers.map(([, file]): LooseRuleFile => parse(readFileSync(file, 'utf8')));
  const times = placed.flatMap(({ series, firstSample, timeMs }) => [timeMs(firstSample), timeMs(series.length - 1)]);
  const [fromMs, toMs] = [Math.min(...times), Math.max(...times)];
  for (const [i, level] of ruleLevels([...own, ...others]).entries()) {
    const started = performance.now();
    await store.evaluate(level, fromMs, toMs, '1m');
    console.error(`level ${i + 1}: ${level.length} rules, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  const server = await store.serve();
  const strategies = [
    ...detectors.map((id) => [`covary-${id}`, id] as const),
    ...peers.map(([strategy]) => [strategy, undefined] as const),
  ];
  try {
    printHead();
    for (const [strategy, detector] of strategies) {
      const scored: ScoredSeries[] = [];
      const agreements: BandAgreement[] = [];
      const replayErrors: number[] = [];
      for (const one of placed) {
        const bands = await readBands(server.url, one, strategy);
        const scores = bandScores(bands);
        scored.push({ ...one.series, scores });
        if (out !== undefined) {
          writeFloats(path.join(out, strategy, `${one.series.name}.f32.gz`), scores);
        }
        if (detector !== undefined && detector !== 'peerMad') {
          replayErrors.push(...bandError(bands, replayBands(one, data, detector)));
          agreements.push(
            bandAgreement(bands, await ownBands(one, data, detector), one.series.historyLength, one.series.stepMs)
          );
        }
      }
      printScores(strategy, scored);
      if (agreements.length > 0) {
        console.log(`<!-- ${strategy}: ${JSON.stringify(pooledAgreement(agreements))} -->`);
        const sorted = replayErrors.sort((a, b) => a - b);
        const errorAt = (share: number): string =>
          (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toPrecision(2);
        console.log(`<!-- its replay is ${errorAt(0.5)} half widths off (median), ${errorAt(0.99)} (99 %) -->`);
      }
    }
  } finally {
    await server.stop();
  }
}

/** Scores the same alerts by the replay of the rules, which takes a minute and no Prometheus. */
export function measureReplay({ data, detectors, only }: Pick<Request, 'data' | 'detectors' | 'only'>): void {
  const corpus = parseKpiIndex(readFileSync(path.join(data, 'series.json'), 'utf8')).slice(0, only);
  printHead();
  for (const detector of detectors) {
    const scored = kpiTimeline(corpus).map((one) => ({
      ...one.series,
      scores: bandScores(replayBands(one, data, detector)),
    }));
    printScores(`covary-${detector}`, scored);
  }
}

function printHead(): void {
  console.log('| rules | series | F1 | precision | recall | false alerts a week and series |');
  console.log('| ----- | ------ | -- | --------- | ------ | ------------------------------ |');
}

function printScores(strategy: string, scored: readonly ScoredSeries[]): void {
  for (const [name, part] of [
    ['all', scored],
    ['first, third …', scored.filter((_, i) => i % 2 === 0)],
    ['second, fourth …', scored.filter((_, i) => i % 2 === 1)],
  ] as const) {
    const { f1, precision, recall, falsePerWeek } = alertScore(part, 1);
    console.log(
      `| ${strategy} | ${name} | ${[f1, precision, recall].map((x) => x.toFixed(3)).join(' | ')} | ${falsePerWeek.toFixed(2)} |`
    );
  }
}

function rulesOf(detector: string, metric: string): RuleFile {
  const stepMs = 60_000 * Number(/_(\d+)m$/.exec(metric)?.[1]);
  const compiled = compileRules({ name: metric, expr: metric, stepMs, detector });
  if (!compiled.ok) {
    throw new Error(compiled.error);
  }
  return compiled.value.file;
}

function* kpiSamples(placed: readonly PlacedKpi[], data: string): Generator<string> {
  for (const metric of new Set(placed.map((one) => one.metric))) {
    for (const { series, firstSample, timeMs } of placed.filter((one) => one.metric === metric)) {
      const lines = [];
      const values = readKpiValues(data, series.name);
      for (let i = firstSample; i < series.length; i++) {
        lines.push(
          `${metric}{anomaly_name="${series.name}",series="${series.name}"} ${values[i]} ${timeMs(i) / 1000}\n`
        );
      }
      yield lines.join('');
    }
  }
}

/** What dashboards of a day show of the detector's bands, from the first judged sample on. */
async function ownBands({ series, timeMs }: PlacedKpi, data: string, detector: string): Promise<OwnBands> {
  const { length, historyLength, stepMs } = series;
  const stored = {
    times: Float64Array.from({ length }, (_, i) => timeMs(i)),
    columns: [readKpiValues(data, series.name)],
  };
  const model = { analysis: { kind: 'anomaly', format: 'bands', detector } };
  const shown = await new MemoryQueries({ stored, stepMs, model }).shownRows(
    { first: historyLength, last: length - 1, dashboardMs: dayMs },
    ['lower', 'upper', 'score'].map((wanted) => (name) => name === wanted)
  );
  const [lower, upper, score] = shown.map((values) => values.subarray(historyLength));
  if (lower === undefined || upper === undefined || score === undefined) {
    throw new Error('nothing was judged');
  }
  return { lower, upper, score };
}
