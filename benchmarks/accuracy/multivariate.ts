import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chosen, parseFolderCommandLine } from './commandLine';
import { type LabelledRows, readSkab, readSmd, skabFiles } from './data/labelledRows';
import { peersOf } from './peerScores';
import { type ScoreTask } from './path/scoreTask';
import { scoreTasks } from './path/scoreTasks';
import { averagePrecision } from './scoring/averagePrecision';
import { scoreTable, type TableRow } from './scoreTable';

/**
 * The multivariate detectors on labelled rows, by queries with default options: learning as they go, and with the
 * training range pinned. AUC-PR, no point adjustment.
 */
export async function runMultivariate(set: 'smd' | 'skab', args: readonly string[], workerFile: string): Promise<void> {
  const line = parseFolderCommandLine(args, ['multivariate']);
  const { data } = line;
  const index = set === 'smd' ? readFileSync(path.join(data, 'meta.json'), 'utf8') : skabFiles(data).join('\n');
  const all = set === 'smd' ? readSmd(data, index) : skabFiles(data).map((file) => readSkab(data, file));
  const files = chosen(all, line);
  const rows: TableRow[] = [];
  for (const { id } of line.detectors) {
    const started = performance.now();
    const areas: Record<string, number> = {};
    for (const isPinned of [false, true]) {
      const tasks = files.map((file) => () => taskOf(file, { detector: id, ...line.analysis }, isPinned));
      const outcomes = await scoreTasks(tasks, line.threads, workerFile);
      const ofFiles = files.map((file, i) => {
        const scores = outcomes[i]?.scores ?? new Float64Array(0);
        if (line.out !== undefined && !isPinned) {
          writeScores(
            path.join(line.out, id, `${file.name}.csv`),
            scores.subarray(set === 'smd' ? file.trainingRows : 0)
          );
        }
        return averagePrecision(file.labels, scores.subarray(file.trainingRows));
      });
      areas[isPinned ? 'pinned' : 'aucPr'] = ofFiles.reduce((sum, area) => sum + area, 0) / ofFiles.length;
      const cells = files.map(({ name }, i) => `${name} ${ofFiles[i]?.toFixed(2)}`);
      console.log(`${id}, ${isPinned ? 'pinned' : 'as it goes'}: ${cells.join(', ')}`);
      const notices = new Set(outcomes.flatMap((outcome) => outcome.notices));
      [...notices].slice(0, 3).forEach((text) => console.log(`  notice: ${text}`));
    }
    rows.push({ name: id, figures: { ...areas, seconds: (performance.now() - started) / 1000 } });
  }
  console.log(`\n${set.toUpperCase()}, mean AUC-PR over ${files.length} files`);
  console.log(scoreTable(rows, files.length === all.length ? peersOf(set, index) : {}));
}

function taskOf(file: LabelledRows, analysis: Readonly<Record<string, unknown>>, isPinned: boolean): ScoreTask {
  const { times, columns, trainingRows, stepMs } = file;
  const training = { fromMs: times[0] ?? 0, toMs: times[trainingRows - 1] ?? 0 };
  return {
    stored: { times, columns },
    stepMs,
    model: { analysis: { kind: 'anomaly', format: 'scores', ...analysis, ...(isPinned ? { training } : {}) } },
    first: trainingRows,
    last: times.length - 1,
    dashboardMs: 1440 * stepMs,
    alertRows: new Float64Array(0),
  };
}

/** One score a line; NaN, where nothing was judged, is 0. */
function writeScores(target: string, scores: Float64Array): void {
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, Array.from(scores, (score) => `${Number.isNaN(score) ? 0 : score}\n`).join(''));
}
