import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { rankingMethodIds } from '../../src/core/rootcause/methods/rankingMethodIds';
import { type Asking, waysToAsk, waysToCalibrate } from './rca/asking';
import { askCase, type CaseAnswer } from './rca/askCase';
import { fitConfidence, type GroundedGuess, leaveOneDatasetOut } from './rca/calibration';
import { confidenceLines, type FirstGuess, firstGuess } from './rca/confidenceReport';
import { askFaultFreeWindows } from './rca/faultFreeWindows';
import { measureLargeQueries } from './rca/largeQueries';
import { peerGroups, peerScores } from './rca/peerScores';
import { measureRankingSpeed } from './rca/rankingSpeed';
import { RcaFolder } from './rca/rcaFolder';
import { type GroupScore, scoreRankings } from './rca/scoreRanking';

const usage = `usage: npm run bench:accuracy -- rca --data DIR [--method NAME] [--out predictions.json]
         --data DIR --calibrate
         [--names metric|query|none] [--baseline curated|default] [--late SHARE] [--graph known|none]
  --calibrate fits the confidence, and judges the fit on the data sets that it has not seen.
  DIR      a folder with cases.json, the CSV files it names, and a graph.json beside them where it is known
  NAME     one of ${rankingMethodIds.join(', ')}; all of them when absent
  Each case is asked through runQuery over a store in memory. Without names, baseline, late and graph every way of asking
  is compared; with one of them only that way, the others as given by the case (metric, curated, 0, known).`;

const askingShape = z.strictObject({
  names: z.enum(['metric', 'query', 'none']).default('metric'),
  baseline: z.enum(['curated', 'default']).default('curated'),
  late: z.coerce.number().min(0).lt(1).default(0),
  graph: z.enum(['known', 'none']).default('known'),
});

/** Asks every case of a folder as people do, prints the figures of every way of asking, and writes the last ranking. */
export async function runRca(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  if (args.includes('--calibrate')) {
    return printCalibration(args);
  }
  const { values } = parseArgs({
    args: [...args],
    options: { data: text, out: text, method: text, names: text, baseline: text, late: text, graph: text },
  });
  const { data, out, method, ...given } = values;
  const asking = askingShape.safeParse(given);
  if (data === undefined || !asking.success) {
    throw new Error(usage);
  }
  const folder = new RcaFolder(data);
  const askings = Object.keys(given).length === 0 ? waysToAsk : [[describe(asking.data), asking.data] as const];
  const methods = method === undefined ? rankingMethodIds : rankingMethodIds.filter((id) => id === method);
  const guesses: FirstGuess[] = [];
  printHead();
  for (const [title, one] of askings) {
    for (const id of methods) {
      const answers = await askAll(folder, one, id);
      printRow(`${title} · ${id}`, scoreRankings(folder.cases, predictionsOf(answers)));
      if (id === 'combined') {
        guesses.push(...folder.cases.flatMap((rcaCase) => firstGuess(rcaCase, answers.get(rcaCase.id))));
        if (out !== undefined && one === askings[0]?.[1]) {
          writeFileSync(out, JSON.stringify(predictionsOf(answers), null, 1));
        }
      }
    }
  }
  console.log('\nconfidence of the first service of the default method, over all of the ways above');
  confidenceLines(guesses).forEach((line) => console.log(line));
  if (askings === waysToAsk) {
    await printFaultFree(folder);
    printPeers();
    console.log('\n1000 metrics × 1440 samples, with evidence (peers: rca/peer_speed.py)');
    for (const [id, ms] of measureRankingSpeed()) {
      console.log(`${id.padEnd(20)}${ms.toFixed(0).padStart(8)} ms`);
    }
    console.log('\n20 000 series × 301 samples by queries: seconds, of the processor, MB');
    for (const { title, seconds, processorSeconds, residentMegabytes } of await measureLargeQueries()) {
      const figures = [seconds.toFixed(1), processorSeconds.toFixed(1), residentMegabytes.toFixed(0)];
      console.log(`${title.padEnd(20)}${figures.map((figure) => figure.padStart(8)).join('')}`);
    }
  }
}

/** Fits the confidence to the answers of five ways of asking, and judges it on the data sets that a fit has not seen. */
async function printCalibration(args: readonly string[]): Promise<void> {
  const { data } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, calibrate: { type: 'boolean' } },
  }).values;
  if (data === undefined) {
    throw new Error(usage);
  }
  const folder = new RcaFolder(data);
  const guesses: GroundedGuess[] = [];
  for (const asking of waysToCalibrate) {
    const answers = await askAll(folder, asking, 'combined');
    for (const rcaCase of folder.cases) {
      const grounds = answers.get(rcaCase.id)?.grounds;
      const [guess] = firstGuess(rcaCase, answers.get(rcaCase.id));
      if (grounds !== undefined && guess !== undefined) {
        guesses.push({ ...guess, grounds });
      }
    }
  }
  const weights = fitConfidence(guesses).map((weight) => weight.toFixed(3));
  console.log(`${guesses.length} answers; weights fitted to all: ${weights.join(', ')}\n\nby the weights as they are`);
  confidenceLines(guesses).forEach((line) => console.log(line));
  console.log('\nby weights that have not seen the data set');
  confidenceLines(leaveOneDatasetOut(guesses)).forEach((line) => console.log(line));
}

async function askAll(folder: RcaFolder, asking: Asking, method: string): Promise<ReadonlyMap<string, CaseAnswer>> {
  const answers = new Map<string, CaseAnswer>();
  for (const rcaCase of folder.cases) {
    answers.set(rcaCase.id, await askCase(folder, rcaCase, asking, method));
  }
  return answers;
}

function predictionsOf(answers: ReadonlyMap<string, CaseAnswer>): Readonly<Record<string, CaseAnswer['prediction']>> {
  return Object.fromEntries([...answers].map(([id, { prediction }]) => [id, prediction]));
}

function describe({ names, baseline, late, graph }: Asking): string {
  return `names ${names}, baseline ${baseline}, late ${late}, graph ${graph}`;
}

const columns = peerGroups;

function printHead(): void {
  console.log(
    `service Avg@5 (AC@1)\n${''.padEnd(50)}${columns.map((group) => group.slice(-18).padStart(20)).join('')}`
  );
}

function printRow(title: string, groups: readonly GroupScore[]): void {
  const cells = columns.map((name) => {
    const score = groups.find(({ group }) => group === name)?.service;
    return (score === undefined ? '-' : `${score.avg5.toFixed(3)} (${score.ac1.toFixed(2)})`).padStart(20);
  });
  console.log(`${title.padEnd(50)}${cells.join('')}`);
}

async function printFaultFree(folder: RcaFolder): Promise<void> {
  const { windows, abstained, confidences } = await askFaultFreeWindows(folder);
  const sure = confidences.filter((confidence) => confidence >= 0.5).length;
  console.log(
    `\nwindows without a fault: ${windows}, abstained ${abstained}, a cause named with confidence 0.5 or more ${sure}`
  );
}

function printPeers(): void {
  console.log('\nother implementations, all given (published part)');
  for (const { name, avg5, ac1 } of peerScores) {
    const cells = avg5.map((value, index) => `${value.toFixed(3)} (${(ac1[index] ?? 0).toFixed(2)})`.padStart(20));
    console.log(`${name.padEnd(50)}${cells.join('')}`);
  }
}
