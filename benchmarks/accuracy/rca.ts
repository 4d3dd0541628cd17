import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { RANKING_METHOD_IDS, RANKING_METHODS } from '../../src/core/rootcause/methods/registry';
import { prepareProblem, type ProblemInput } from '../../src/core/rootcause/ranking/prepareProblem';
import { type CauseScores } from '../../src/core/rootcause/ranking/rankingMethod';
import { type RankingProblem } from '../../src/core/rootcause/ranking/rankingProblem';
import { confidenceLines, type FirstGuess, firstGuess } from './rca/confidenceReport';
import { rankFaultFreeWindows } from './rca/faultFreeWindows';
import { PEER_GROUPS, PEER_SCORES } from './rca/peerScores';
import { measureRankingSpeed } from './rca/rankingSpeed';
import { type RcaPrediction } from './rca/rcaCase';
import { RcaFolder } from './rca/rcaFolder';
import { type GroupScore, scoreRankings } from './rca/scoreRanking';

const USAGE = `usage: npm run bench:accuracy -- rca --data DIR [--out predictions.json] [--method NAME]
  DIR      a folder with cases.json, the CSV files it names, and a graph.json beside them where it is known
  NAME     whose ranking is written: ${RANKING_METHOD_IDS.join(', ')}`;

/** Ranks every case of a folder with every method, prints their figures and the peers', and writes one ranking. */
export async function runRca(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, out: { type: 'string' }, method: { type: 'string', default: 'combined' } },
  });
  const written = RANKING_METHODS.find(({ id }) => id === values.method);
  if (values.data === undefined || written === undefined) {
    throw new Error(USAGE);
  }
  const folder = new RcaFolder(values.data);
  const inputs = folder.cases.map((rcaCase) => folder.input(rcaCase));
  const problems = inputs.map((input) => prepareProblem(input));

  for (const method of RANKING_METHODS) {
    const started = performance.now();
    const scores = problems.map((problem) => method.score(problem));
    const elapsedMs = performance.now() - started;
    const predictions: Record<string, RcaPrediction> = {};
    const guesses: FirstGuess[] = [];
    folder.cases.forEach((rcaCase, index) => {
      const [input, problem, score] = [inputs[index], problems[index], scores[index]];
      if (input !== undefined && problem !== undefined && score !== undefined) {
        predictions[rcaCase.id] = predictionOf(input, problem, score);
        guesses.push(firstGuess(rcaCase, problem, score));
      }
    });
    console.log(`\n${method.id} (${elapsedMs.toFixed(0)} ms for ${problems.length} cases)`);
    printGroups(scoreRankings(folder.cases, predictions));
    if (method.id === 'combined') {
      console.log('');
      confidenceLines(guesses).forEach((line) => console.log(line));
    }
    if (method === written && values.out !== undefined) {
      writeFileSync(values.out, JSON.stringify(predictions, null, 1));
    }
  }
  printFaultFree(rankFaultFreeWindows(inputs));
  printPeers();
  console.log('\n1000 metrics × 1440 samples, with evidence (peers: rca/peer_speed.py)');
  for (const [method, ms] of measureRankingSpeed()) {
    console.log(`${method.padEnd(20)}${ms.toFixed(0).padStart(8)} ms`);
  }
}

function predictionOf({ matrix }: ProblemInput, problem: RankingProblem, scores: CauseScores): RcaPrediction {
  const columns = problem.metrics.map(({ series }) => matrix.series[series]?.name ?? '');
  return {
    services: bestFirst(scores.services).map((index) => problem.services[index] ?? ''),
    metrics: bestFirst(scores.metrics).map((index) => columns[index] ?? ''),
  };
}

/** Indices by falling score; equal scores in their order. */
function bestFirst(scores: Float64Array): readonly number[] {
  return Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

function printGroups(groups: readonly GroupScore[]): void {
  console.log(
    `${''.padEnd(28)}    n   AC@1   AC@3   AC@5  Avg@5 |    n   AC@1   AC@3   AC@5  Avg@5  (service | metric)`
  );
  for (const { group, service, metric } of groups) {
    const cells = [service, metric].map(({ cases, ac1, ac3, ac5, avg5 }) =>
      [String(cases).padStart(5), ...[ac1, ac3, ac5, avg5].map(figure)].join(' ')
    );
    console.log(`${group.padEnd(28)}${cells.join(' | ')}`);
  }
}

function figure(value: number): string {
  return (Number.isNaN(value) ? '-' : value.toFixed(3)).padStart(6);
}

function printFaultFree({ windows, abstained, confidences }: ReturnType<typeof rankFaultFreeWindows>): void {
  const sure = confidences.filter((confidence) => confidence >= 0.5).length;
  console.log(
    `\nwindows without a fault: ${windows}, abstained ${abstained}, a cause named with confidence 0.5 or more ${sure}`
  );
}

function printPeers(): void {
  console.log('\npeers on the published part, service Avg@5 (AC@1)');
  console.log(`${''.padEnd(20)}${PEER_GROUPS.map((group) => group.padStart(24)).join('')}`);
  for (const { name, avg5, ac1 } of PEER_SCORES) {
    const cells = avg5.map((value, index) => `${value.toFixed(3)} (${(ac1[index] ?? 0).toFixed(2)})`.padStart(24));
    console.log(`${name.padEnd(20)}${cells.join('')}`);
  }
}
