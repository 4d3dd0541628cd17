import path from 'node:path';
import { chosen, type CommandLine, parseCommandLine } from './commandLine';
import { writeFloats } from './data/writeFloats';
import { type ScoreTask } from './path/scoreTask';
import { scoreTasks } from './path/scoreTasks';
import { quietCorpus, type QuietSeries } from './quiet/quietCorpus';
import { type QuietScore, quietScore } from './quiet/quietScore';
import { type QuietRival } from './quiet/rivals/quietRival';
import { quietRivals } from './quiet/rivals/quietRivals';
import { scoreTable, type TableRow } from './scoreTable';

const dayMs = 86_400_000;

/** What comes before the judged part, and how long a series is at a step: fine steps have shorter ones. */
const historyDays = 7;
function weeksAt(stepMs: number): number {
  return stepMs < 60_000 ? 2 : stepMs < 3_600_000 ? 4 : 8;
}

/**
 * Generated series of many kinds in which nothing is wrong, and the same with injected incidents: alerts a week and
 * series, and the share of incidents (of four sigma and more) that are found. Each day is a dashboard of its own. What people use
 * instead is measured beside our own (see `quietRivals`).
 */
export async function runQuiet(args: readonly string[], workerFile: string): Promise<void> {
  const line = parseCommandLine(args, ['univariate']);
  for (const stepMs of line.stepsMs) {
    const rows: TableRow[] = [];
    for (const { id } of line.detectors) {
      const started = performance.now();
      const calm = await judge(line, id, stepMs, false, workerFile);
      const troubled = await judge(line, id, stepMs, true, workerFile);
      rows.push({ name: id, figures: figuresOf(calm, troubled, started) });
      report(id, stepMs, calm, troubled);
    }
    for (const rival of quietRivals) {
      const started = performance.now();
      const calm = judgeByRival(line, rival, stepMs, false);
      const troubled = judgeByRival(line, rival, stepMs, true);
      rows.push({ name: rival.name, figures: figuresOf(calm, troubled, started), isPeers: true });
      report(rival.name, stepMs, calm, troubled);
    }
    console.log(`\nquiet, step ${stepMs / 1000} s, seed ${line.seed}, ${line.seriesPerKind} series of each kind`);
    console.log(scoreTable(rows, {}, true));
  }
}

function figuresOf(calm: QuietScore, troubled: QuietScore, started: number): TableRow['figures'] {
  return {
    alertsPerWeek: calm.alertsPerWeek,
    found: troubled.all.found / troubled.all.incidents,
    precision: troubled.precision,
    seconds: (performance.now() - started) / 1000,
  };
}

function report(name: string, stepMs: number, calm: QuietScore, troubled: QuietScore): void {
  console.log(`${name}, step ${stepMs / 1000} s`);
  console.log(`  alerts a week: ${cells(calm.alertsPerWeekOfKind, (rate) => rate.toFixed(2))}`);
  console.log(`  found: ${cells(troubled.ofIncidentKind, (tally) => `${tally.found}/${tally.incidents}`)}`);
}

function corpusOf(line: CommandLine, stepMs: number, withIncidents: boolean): readonly QuietSeries[] {
  const { seed, seriesPerKind } = line;
  const request = { seed, stepMs, weeks: weeksAt(stepMs), historyDays, seriesPerKind, withIncidents };
  return chosen([...quietCorpus(request)], line);
}

/** Whole series on this thread: a rival is no query. */
function judgeByRival(line: CommandLine, rival: QuietRival, stepMs: number, withIncidents: boolean): QuietScore {
  return quietScore(
    corpusOf(line, stepMs, withIncidents).map((series) => ({ series, scores: rival.scoresOf(series) }))
  );
}

async function judge(
  line: CommandLine,
  detector: string,
  stepMs: number,
  withIncidents: boolean,
  workerFile: string
): Promise<QuietScore> {
  const corpus = corpusOf(line, stepMs, withIncidents);
  const tasks = corpus.map((series) => (): ScoreTask => taskOf(series, { detector, ...line.analysis }));
  const outcomes = await scoreTasks(tasks, line.threads, workerFile);
  const judged = corpus.map((series, i) => ({ series, scores: outcomes[i]?.scores ?? new Float64Array(0) }));
  const { out } = line;
  if (out !== undefined) {
    const folder = path.join(out, detector, `${stepMs}${withIncidents ? '-incidents' : ''}`);
    judged.forEach(({ series, scores }) => writeFloats(path.join(folder, `${series.name}.f32.gz`), scores));
  }
  return quietScore(judged);
}

function taskOf(series: QuietSeries, analysis: Readonly<Record<string, unknown>>): ScoreTask {
  const { startMs, stepMs, values, historyLength } = series;
  return {
    stored: { times: values.map((_, i) => startMs + i * stepMs), columns: [values] },
    stepMs,
    model: { analysis: { kind: 'anomaly', format: 'scores', ...analysis } },
    first: historyLength,
    last: values.length - 1,
    dashboardMs: Math.max(dayMs, 24 * stepMs),
    alertRows: new Float64Array(0),
  };
}

function cells<T>(byName: Readonly<Record<string, T>>, format: (value: T) => string): string {
  return Object.entries(byName)
    .map(([name, value]) => `${name} ${format(value)}`)
    .join(', ');
}
