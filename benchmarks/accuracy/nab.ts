import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chosen, parseFolderCommandLine } from './commandLine';
import { type NabSeries, readNabFolder } from './data/nabFolder';
import { peersOf } from './peerScores';
import { type ScoreTask } from './path/scoreTask';
import { scoreTasks } from './path/scoreTasks';
import { alertsOf } from './scoring/alertsOf';
import { nabScore } from './scoring/nabScore';
import { samplesIn } from './scoring/samplesIn';
import { scoreTable, type TableRow } from './scoreTable';

/**
 * The Numenta Anomaly Benchmark by queries with default options at each file's own step. NAB pays one score an event:
 * the first sample of each alert keeps its score, all others count as 0.
 */
export async function runNab(args: readonly string[], workerFile: string): Promise<void> {
  const line = parseFolderCommandLine(args, ['univariate']);
  const index = readFileSync(path.join(line.data, 'windows.json'), 'utf8');
  const all = readNabFolder(line.data, index);
  const files = chosen(all, line);
  const rows: TableRow[] = [];
  for (const { id } of line.detectors) {
    const started = performance.now();
    const tasks = files.map((file) => (): ScoreTask => ({
      stored: { times: file.times, columns: [file.values] },
      stepMs: file.stepMs,
      model: { analysis: { kind: 'anomaly', format: 'scores', detector: id, ...line.analysis } },
      first: 0,
      last: file.times.length - 1,
      dashboardMs: 1440 * file.stepMs,
      alertRows: new Float64Array(0),
    }));
    const outcomes = await scoreTasks(tasks, line.threads, workerFile);
    const scored = files.map((file, i) => ({
      windows: file.windows,
      scores: firstOfAlerts(outcomes[i]?.scores ?? new Float64Array(0), file.stepMs),
    }));
    const { out } = line;
    if (out !== undefined) {
      files.forEach((file, i) => writeScores(path.join(out, id, file.name), file, scored[i]?.scores));
    }
    const result = nabScore(scored);
    rows.push({
      name: id,
      figures: {
        score: result.score,
        falsePositives: result.falsePositives,
        found: result.foundWindows,
        threshold: result.threshold,
        seconds: (performance.now() - started) / 1000,
      },
    });
  }
  console.log(`\nNAB, standard profile, ${files.length} files, one score an alert`);
  console.log(scoreTable(rows, files.length === all.length ? peersOf('nab', index) : {}));
}

function firstOfAlerts(scores: Float64Array, stepMs: number): Float64Array {
  const kept = new Float64Array(scores.length);
  for (const [first] of alertsOf(scores, 0, 1, samplesIn(10, stepMs, 2))) {
    kept[first] = scores[first] ?? 0;
  }
  return kept;
}

function writeScores(target: string, file: NabSeries, scores: Float64Array | undefined): void {
  mkdirSync(path.dirname(target), { recursive: true });
  const lines = file.stamps.map((stamp, i) => `${stamp},${file.values[i]},${scores?.[i]}`);
  writeFileSync(target, ['timestamp,value,anomaly_score', ...lines, ''].join('\n'));
}
