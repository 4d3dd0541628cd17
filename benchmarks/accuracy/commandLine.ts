import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { detectors } from '../../src/core/detectors/registry';
import { type Detector } from '../../src/core/detectors/detector/detector';

/** The arguments that the benchmarks of detection take. */
export interface CommandLine {
  /** Where score files are written, one folder a detector; none are without it. */
  readonly out?: string;
  /** The detectors to run. */
  readonly detectors: readonly Detector[];
  /** Only series whose name holds this text. */
  readonly only: string;
  /** Every n-th series, from the given place on: halves for choosing and for reporting. */
  readonly part: { readonly place: number; readonly of: number };
  readonly threads: number;
  /** How many instants are asked for as alert rules, over all series. */
  readonly instants: number;
  readonly seed: number;
  /** Of generated series: their steps, and how many of each kind. */
  readonly stepsMs: readonly number[];
  readonly seriesPerKind: number;
  /** What is added to each query's analysis, as JSON: `{"confirm":{"required":3,"of":5}}`. */
  readonly analysis: Readonly<Record<string, unknown>>;
}

/** The arguments where the series lie in a folder. */
export interface FolderCommandLine extends CommandLine {
  /** The folder of the data set. */
  readonly data: string;
}

export const detectionUsage = `  --data DIR       the folder of the data set (all but quiet)
  --out DIR        writes scores there, one folder a detector
  --detector IDS   one detector, or several with commas; all that fit when left out
  --only TEXT      series whose name holds the text
  --part K/N       every N-th series from the K-th on (1/2 and 2/2 are halves)
  --threads N      as many as there are processors when left out
  --instants N     how many instants are asked for as alert rules as well
  --seed N         of those instants, and of generated series
  --steps LIST     of generated series, in milliseconds, with commas
  --series N       generated series of each kind
  --analysis JSON  fields that are added to each query's analysis`;

/** Parses the arguments of a benchmark that reads a folder; throws where one is missing or wrong. */
export function parseFolderCommandLine(
  args: readonly string[],
  shapes: ReadonlyArray<Detector['shape']>
): FolderCommandLine {
  const { data, ...line } = parseCommandLine(args, shapes);
  if (data === undefined) {
    throw new Error(`--data DIR is needed\n${detectionUsage}`);
  }
  return { ...line, data };
}

/** Parses the arguments of a benchmark of detection; throws where one is wrong. */
export function parseCommandLine(
  args: readonly string[],
  shapes: ReadonlyArray<Detector['shape']>
): CommandLine & Partial<FolderCommandLine> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      out: { type: 'string' },
      detector: { type: 'string' },
      only: { type: 'string', default: '' },
      part: { type: 'string', default: '1/1' },
      threads: { type: 'string' },
      instants: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      analysis: { type: 'string', default: '{}' },
      steps: { type: 'string', default: '15000,60000,300000,3600000' },
      series: { type: 'string', default: '5' },
    },
  });
  const wanted = values.detector?.split(',');
  const known = detectors.filter(({ shape }) => shapes.includes(shape));
  const unknown = wanted?.find((id) => !known.some((detector) => detector.id === id));
  if (unknown !== undefined) {
    throw new Error(`there is no detector "${unknown}" here; there are ${known.map(({ id }) => id).join(', ')}`);
  }
  const [place = 1, of = 1] = values.part.split('/').map(Number);
  return {
    ...(values.data === undefined ? {} : { data: values.data }),
    ...(values.out === undefined ? {} : { out: values.out }),
    detectors: known.filter(({ id }) => wanted === undefined || wanted.includes(id)),
    only: values.only,
    part: { place, of },
    threads: Number(values.threads ?? availableParallelism()),
    instants: Number(values.instants),
    seed: Number(values.seed),
    stepsMs: values.steps.split(',').map(Number),
    seriesPerKind: Number(values.series),
    analysis: JSON.parse(values.analysis),
  };
}

/** The entries that `--only` and `--part` leave. */
export function chosen<T extends { readonly name: string }>(
  all: readonly T[],
  { only, part }: CommandLine
): readonly T[] {
  return all.filter(({ name }) => name.includes(only)).filter((_, i) => i % part.of === part.place - 1);
}
