import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readFloats } from './readFloats';

/** One machine or experiment: several series on shared times, the first rows for training, the rest labelled. */
export interface LabelledRows {
  readonly name: string;
  readonly times: Float64Array;
  /** One array of values a series. */
  readonly columns: readonly Float64Array[];
  /** How many rows train; the others are judged. */
  readonly trainingRows: number;
  /** 1 for each anomalous row that is judged. */
  readonly labels: Uint8Array;
  readonly stepMs: number;
}

/** The machines of the Server Machine Dataset were sampled every minute; their files have no times. */
const smdStepMs = 60_000;
/** A midnight, since time of day might matter. */
const smdStartMs = Date.UTC(2020, 0, 6);

/** Reads a folder of the Server Machine Dataset: `meta.json`, whose text is `index`, and two gzipped float32 files a machine. */
export function readSmd(folder: string, index: string): readonly LabelledRows[] {
  const meta: Record<string, { cols: number; rows_test: number; events: Array<[number, number]> }> = JSON.parse(index);
  return Object.entries(meta).map(([name, machine]) => {
    const labels = new Uint8Array(machine.rows_test);
    for (const [first, last] of machine.events) {
      labels.fill(1, first, last + 1);
    }
    const part = (which: string): Float64Array => readFloats(path.join(folder, `${name}_${which}.f32.gz`));
    const [training, test] = [part('train'), part('test')];
    const trainingRows = training.length / machine.cols;
    const length = trainingRows + machine.rows_test;
    const columns = Array.from({ length: machine.cols }, (_, c) =>
      Float64Array.from({ length }, (__, row) =>
        row < trainingRows
          ? (training[row * machine.cols + c] ?? NaN)
          : (test[(row - trainingRows) * machine.cols + c] ?? NaN)
      )
    );
    const times = Float64Array.from({ length }, (_, row) => smdStartMs + row * smdStepMs);
    return { name, times, columns, trainingRows, labels, stepMs: smdStepMs };
  });
}

/** The first rows of each experiment of SKAB are normal and train. */
const skabTrainingRows = 400;
const skabStepMs = 1000;

/** The names of the experiments in a folder of the Skoltech Anomaly Benchmark. */
export function skabFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .sort();
}

/** Reads one experiment: a CSV file with a time in epoch seconds first, and labels after the series. */
export function readSkab(folder: string, file: string): LabelledRows {
  const [head = '', ...lines] = readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/);
  const label = head.split(',').indexOf('anomaly');
  const cells = lines.map((line) => line.split(',').map(Number));
  return {
    name: file.replace(/\.csv$/, ''),
    times: Float64Array.from(cells, ([seconds = NaN]) => seconds * 1000),
    columns: Array.from({ length: label - 1 }, (_, c) => Float64Array.from(cells, (row) => row[c + 1] ?? NaN)),
    trainingRows: skabTrainingRows,
    labels: Uint8Array.from(cells.slice(skabTrainingRows), (row) => row[label] ?? 0),
    stepMs: skabStepMs,
  };
}
