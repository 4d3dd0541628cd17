import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DetectionRequest } from '../../src/core/detectors/detection';
import { type MultivariateDetector } from '../../src/core/detectors/detector';
import { GroupStream } from '../../src/core/detectors/groupStream';
import { detectors } from '../../src/core/detectors/registry';
import { parseCommandLine } from './commandLine';
import { type LabelledRows, readSkab, readSmd } from './labelledRows';
import { peerScores } from './peerScores';
import { averagePrecision } from './scoring/averagePrecision';
import { scoreTable, type TableRow } from './scoreTable';

/** The one configuration, the same for both data sets, every file and every detector: default options, pinned training. */
const rules: Omit<DetectionRequest, 'detector'> = {
  options: {},
  direction: 'both',
  minDeviation: 0,
  minSamples: 10,
  confirm: { required: 1, of: 1 },
  seed: 1,
};

/** Fits every multivariate detector on the training of each file and scores the rest: AUC-PR, no point adjustment. */
export async function runMultivariate(set: 'smd' | 'skab', args: readonly string[]): Promise<void> {
  const { data, out, detector: only } = parseCommandLine(args);
  const files = set === 'smd' ? readSmd(data) : readSkab(data);
  const rows: TableRow[] = [];
  for (const detector of detectors) {
    if (detector.shape !== 'multivariate' || (only !== undefined && only !== detector.id)) {
      continue;
    }
    const startMs = performance.now();
    const areas = files.map((file) => {
      const scores = testScores(file, detector);
      writeScores(path.join(out, detector.id, `${file.name}.csv`), set === 'skab' ? file : undefined, scores);
      return averagePrecision(file.labels, scores);
    });
    const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
    rows.push({ name: detector.id, figures: { aucPr: mean, seconds: (performance.now() - startMs) / 1000 } });
    console.log(`${detector.id}: ${files.map(({ name }, i) => `${name} ${areas[i]?.toFixed(2)}`).join(', ')}`);
  }
  console.log(`\n${set.toUpperCase()}, mean AUC-PR over ${files.length} files`);
  console.log(scoreTable(rows, peerScores[set]));
}

function testScores(file: LabelledRows, detector: MultivariateDetector): Float64Array {
  const { columns, test, training } = file;
  const stream = new GroupStream(detector, { ...rules, detector: detector.id }, 1000, columns);
  stream.train(training);
  const scores = new Float64Array(test.length / columns);
  for (let row = 0; row < scores.length; row++) {
    scores[row] = stream.update(row * 1000, test.subarray(row * columns, (row + 1) * columns), false).groupScore;
  }
  return scores;
}

/** One score a line; files whose training is part of the file (`withTraining`) have zeros for it. */
function writeScores(target: string, withTraining: LabelledRows | undefined, scores: Float64Array): void {
  mkdirSync(path.dirname(target), { recursive: true });
  const before = withTraining === undefined ? 0 : withTraining.training.length / withTraining.columns;
  writeFileSync(target, [...new Array<number>(before).fill(0), ...scores].join('\n') + '\n');
}
