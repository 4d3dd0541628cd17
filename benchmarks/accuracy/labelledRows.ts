import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One machine or experiment: several series, the first rows for training, the rest labelled. */
export interface LabelledRows {
  readonly name: string;
  readonly columns: number;
  /** Flat, one row of `columns` values after the other. */
  readonly training: Float64Array;
  readonly test: Float64Array;
  /** 1 for each anomalous row of the test. */
  readonly labels: Uint8Array;
}

/** Reads a folder of the Server Machine Dataset: `meta.json` and two gzipped float32 files a machine. */
export function readSmd(folder: string): LabelledRows[] {
  const meta: Record<string, { cols: number; rows_test: number; events: Array<[number, number]> }> = JSON.parse(
    readFileSync(path.join(folder, 'meta.json'), 'utf8')
  );
  return Object.entries(meta).map(([name, machine]) => {
    const labels = new Uint8Array(machine.rows_test);
    for (const [first, last] of machine.events) {
      labels.fill(1, first, last + 1);
    }
    const part = (which: string): Float64Array => readFloats(path.join(folder, `${name}_${which}.f32.gz`));
    return { name, columns: machine.cols, training: part('train'), test: part('test'), labels };
  });
}

/** The first rows of each experiment of SKAB are normal and train. */
const skabTrainingRows = 400;

/** Reads a folder of the Skoltech Anomaly Benchmark: one CSV an experiment. */
export function readSkab(folder: string): LabelledRows[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return files.sort().map((file) => {
    const [head = '', ...lines] = readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/);
    const label = head.split(',').indexOf('anomaly');
    const cells = lines.map((line) => line.split(','));
    const rows = Float64Array.from(cells.flatMap((row) => row.slice(1, label).map(Number)));
    const columns = label - 1;
    return {
      name: file.replace(/\.csv$/, ''),
      columns,
      training: rows.slice(0, skabTrainingRows * columns),
      test: rows.slice(skabTrainingRows * columns),
      labels: Uint8Array.from(cells.slice(skabTrainingRows), (row) => Number(row[label])),
    };
  });
}

function readFloats(file: string): Float64Array {
  const raw = gunzipSync(readFileSync(file));
  return Float64Array.from(new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length)));
}
