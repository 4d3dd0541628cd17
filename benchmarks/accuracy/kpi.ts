import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chosen, parseFolderCommandLine } from './commandLine';
import { alertRows } from './data/alertRows';
import { type KpiSeries, parseKpiIndex, readKpiValues } from './data/kpiFolder';
import { writeFloats } from './data/writeFloats';
import { peersOf } from './peerScores';
import { type ScoreTask } from './path/scoreTask';
import { scoreTasks } from './path/scoreTasks';
import { alertScore, bestAlertScore, meanAveragePrecision } from './scoring/alertScore';
import { scoreTable, type TableRow } from './scoreTable';

const dayMs = 86_400_000;

/**
 * Labelled KPIs of web services: every day of the judged half as a dashboard of one day, and seeded instants as alert
 * rules, which must give the same scores bit for bit. Default options; alerts at the detector's own threshold.
 */
export async function runKpi(args: readonly string[], workerFile: string): Promise<void> {
  const line = parseFolderCommandLine(args, ['univariate']);
  const index = readFileSync(path.join(line.data, 'series.json'), 'utf8');
  const all = parseKpiIndex(index);
  const corpus = chosen(all, line);
  const instants = alertRows(
    corpus.map(({ historyLength, length }) => [historyLength, length - 1]),
    line.instants,
    line.seed
  );
  const rows: TableRow[] = [];
  for (const { id } of line.detectors) {
    const started = performance.now();
    const tasks = corpus.map((series, i) => (): ScoreTask => {
      const { historyLength, length, stepMs } = series;
      return {
        stored: { times: timesOf(series), columns: [readKpiValues(line.data, series.name)] },
        stepMs,
        model: { analysis: { kind: 'anomaly', format: 'scores', detector: id, ...line.analysis } },
        first: historyLength,
        last: length - 1,
        dashboardMs: dayMs,
        alertRows: instants[i] ?? new Float64Array(0),
      };
    });
    const outcomes = await scoreTasks(tasks, line.threads, workerFile);
    const scored = corpus.map((series, i) => ({ ...series, scores: outcomes[i]?.scores ?? new Float64Array(0) }));
    const { out } = line;
    if (out !== undefined) {
      scored.forEach(({ name, scores }) => writeFloats(path.join(out, id, `${name}.f32.gz`), scores));
    }
    const best = bestAlertScore(scored);
    const unequal = outcomes.reduce((sum, { unequalAlerts }) => sum + unequalAlerts, 0);
    rows.push({
      name: id,
      figures: {
        ...alertScore(scored, 1),
        bestF1: best.f1,
        bestThreshold: best.threshold,
        aucPr: meanAveragePrecision(scored),
        unequal,
        seconds: (performance.now() - started) / 1000,
      },
    });
    for (const family of new Set(corpus.map((series) => series.family))) {
      const part = scored.filter((series) => series.family === family);
      console.log(`${id} ${family}: ${describe(alertScore(part, 1))}`);
    }
    const notices = new Set(outcomes.flatMap((outcome) => outcome.notices));
    [...notices].slice(0, 5).forEach((text) => console.log(`  notice: ${text}`));
  }
  console.log(
    `\nKPI, ${corpus.length} series, each judged day as a dashboard; ${line.instants} instants as alert rules ("unequal": scores that differ)`
  );
  console.log(scoreTable(rows, corpus.length === all.length ? peersOf('kpi', index) : {}));
}

function timesOf({ startMs, stepMs, length }: KpiSeries): Float64Array {
  return Float64Array.from({ length }, (_, i) => startMs + i * stepMs);
}

function describe(figures: object): string {
  return Object.entries(figures)
    .map(([name, figure]) => `${name} ${Number(figure).toFixed(3)}`)
    .join(', ');
}
