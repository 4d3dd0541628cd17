import path from 'node:path';
import { chosen, type CommandLine, parseCommandLine } from './commandLine';
import { writeFloats } from './data/writeFloats';
import { type ScoreTask } from './path/scoreTask';
import { scoreTasks } from './path/scoreTasks';
import { quietCorpus, type QuietSeries } from './quiet/quietCorpus';
import { type QuietScore, quietScore } from './quiet/quietScore';
import { scoreTable, type TableRow } from './scoreTable';

const dayMs = 86_400_000;

/** What comes before the judged part, and how long a series is at a step: fine steps have shorter ones. */
const historyDays = 7;
function weeksAt(stepMs: number): number {
  return stepMs < 60_000 ? 2 : stepMs < 3_600_000 ? 4 : 8;
}

/**
 * Generated series of many kinds in which nothing is wrong, and the same with injected incidents: alerts a week and
 * series, and the share of incidents (of four sigma and more) that are found. Each day is a dashboard of its own.
 */
export async function runQuiet(args: readonly string[], workerFile: string): Promise<void> {
  const line = parseCommandLine(args, ['univariate']);
  for (const stepMs of line.stepsMs) {
    const rows: TableRow[] = [];
    for (const { id } of line.detectors) {
      const started = performance.now();
      const calm = await judge(line, id, stepMs, false, workerFile);
      const troubled = await judge(line, id, stepMs, true, workerFile);
      const found = ({ all }: QuietScore): number => all.found / all.incidents;
      rows.push({
        name: id,
        figures: {
          alertsPerWeek: calm.alertsPerWeek,
          found: found(troubled),
          precision: troubled.precision,
          seconds: (performance.now() - started) / 1000,
        },
      });
      console.log(`${id}, step ${stepMs / 1000} s`);
      console.log(`  alerts a week: ${cells(calm.alertsPerWeekOfKind, (rate) => rate.toFixed(2))}`);
      console.log(`  found: ${cells(troubled.ofIncidentKind, (tally) => `${tally.found}/${tally.incidents}`)}`);
    }
    console.log(`\nquiet, step ${stepMs / 1000} s, seed ${line.seed}, ${line.seriesPerKind} series of each kind`);
    console.log(scoreTable(rows, {}));
  }
}

async function judge(
  line: CommandLine,
  detector: string,
  stepMs: number,
  withIncidents: boolean,
  workerFile: string
): Promise<QuietScore> {
  const { seed, seriesPerKind } = line;
  const weeks = weeksAt(stepMs);
  const request = { seed, stepMs, weeks, historyDays, seriesPerKind, withIncidents };
  const corpus = chosen([...quietCorpus(request)], line);
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
