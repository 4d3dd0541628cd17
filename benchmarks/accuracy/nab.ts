import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DetectionRequest } from '../../src/core/detectors/detection';
import { type UnivariateDetector } from '../../src/core/detectors/detector';
import { detectors } from '../../src/core/detectors/registry';
import { SeriesStream } from '../../src/core/detectors/seriesStream';
import { parseCommandLine } from './commandLine';
import { peerScores } from './peerScores';
import { type NabFile, nabScore } from './scoring/nabScore';
import { scoreTable, type TableRow } from './scoreTable';

interface LabelledFile {
  readonly name: string;
  readonly stamps: readonly string[];
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly windows: NabFile['windows'];
}

/**
 * The one configuration, the same for every file and every detector: its default options, no training, and one alert an
 * event: a score is silenced for 200 samples unless it exceeds those before.
 */
const rules: Omit<DetectionRequest, 'detector'> = {
  options: {},
  direction: 'both',
  minDeviation: 0,
  minSamples: 10,
  confirm: { required: 1, of: 1 },
  quietSamples: 200,
  seed: 1,
};

/** Streams every file of a NAB folder (`windows.json`, `data/`) through the univariate detectors and scores them. */
export async function runNab(args: readonly string[]): Promise<void> {
  const { data, out, detector: only } = parseCommandLine(args);
  const files = readFiles(data);
  const rows: TableRow[] = [];
  for (const detector of detectors) {
    if (detector.shape !== 'univariate' || (only !== undefined && only !== detector.id)) {
      continue;
    }
    const startMs = performance.now();
    const scored = files.map((file) => ({ windows: file.windows, scores: streamScores(file, detector) }));
    const seconds = (performance.now() - startMs) / 1000;
    files.forEach((file, i) => writeScores(path.join(out, detector.id, file.name), file, scored[i]?.scores));
    const result = nabScore(scored);
    rows.push({
      name: detector.id,
      figures: { score: result.score, falsePositives: result.falsePositives, found: result.foundWindows, seconds },
    });
    const byFolder = folders(files).map((folder) => {
      const part = scored.filter((_, i) => files[i]?.name.startsWith(`${folder}/`));
      return `${folder} ${nabScore(part).score.toFixed(1)}`;
    });
    console.log(
      `${detector.id}: threshold ${result.threshold.toFixed(3)}; each folder at its own: ${byFolder.join(', ')}`
    );
  }
  console.log(`\nNAB, standard profile, streaming, ${files.length} files, quiet for ${rules.quietSamples} samples`);
  console.log(scoreTable(rows, peerScores.nab));
}

function folders(files: readonly LabelledFile[]): string[] {
  return [...new Set(files.map((file) => path.dirname(file.name)))];
}

function readFiles(folder: string): LabelledFile[] {
  const windows: Record<string, Array<[string, string]>> = JSON.parse(
    readFileSync(path.join(folder, 'windows.json'), 'utf8')
  );
  return Object.entries(windows).map(([name, labelled]) => {
    const lines = readFileSync(path.join(folder, 'data', name), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1);
    const cells = lines.map((line) => line.split(','));
    const times = Float64Array.from(cells, ([stamp = '']) => parseStamp(stamp));
    const rowAt = (stamp: string): number => {
      const row = times.indexOf(parseStamp(stamp));
      if (row < 0) {
        throw new Error(`${name}: no row at ${stamp}`);
      }
      return row;
    };
    return {
      name,
      stamps: cells.map(([stamp = '']) => stamp),
      times,
      values: Float64Array.from(cells, ([, value]) => Number(value)),
      windows: labelled.map(([first, last]) => [rowAt(first), rowAt(last)] as const),
    };
  });
}

function parseStamp(stamp: string): number {
  return Date.parse(`${stamp.trim().slice(0, 19).replace(' ', 'T')}Z`);
}

function streamScores(file: LabelledFile, detector: UnivariateDetector): Float64Array {
  const stepMs = usualStep(file.times);
  const stream = new SeriesStream(detector, { ...rules, detector: detector.id }, stepMs);
  return file.values.map((value, i) => stream.update(file.times[i] ?? NaN, value, true).score);
}

/** The step of a file is known before it is streamed: the one between its first rows. */
function usualStep(times: Float64Array): number {
  const steps = Array.from(times.subarray(1, 101), (time, i) => time - (times[i] ?? NaN)).sort((a, b) => a - b);
  return Math.max(1000, steps[Math.floor(steps.length / 2)] ?? 1000);
}

function writeScores(target: string, file: LabelledFile, scores: Float64Array | undefined): void {
  mkdirSync(path.dirname(target), { recursive: true });
  const lines = file.stamps.map((stamp, i) => `${stamp},${file.values[i]},${scores?.[i]}`);
  writeFileSync(target, ['timestamp,value,anomaly_score', ...lines, ''].join('\n'));
}
