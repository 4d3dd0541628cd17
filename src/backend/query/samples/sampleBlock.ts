import { firstIndexFrom } from '../../../core/series/firstIndexFrom';
import { concatenateValues } from '../../../core/series/concatenateValues';
import { type Labels, type LabelledSeries } from '../../../core/series/labelledSeries';

/** Who a series is, shared by all blocks that hold some of it. */
export interface BlockIdentity {
  readonly name: string;
  readonly labels: Labels;
}

/** Times of a grid: `fromMs` and `toMs` belong to it. */
export interface GridSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
}

/** The samples of one series in a block: on the grid, one finite value a time, NaN where there is none; or as they came. */
export type BlockSamples =
  | {
      readonly identity: BlockIdentity;
      readonly values: Float64Array;
      /** Whether none is missing. */ readonly isFull: boolean;
    }
  | { readonly identity: BlockIdentity; readonly times: Float64Array; readonly samples: Float64Array };

/** What is known of a span of time: all samples that stand for its times, later than the step before the first. */
export interface SampleBlock extends GridSpan {
  readonly series: ReadonlyMap<string, BlockSamples>;
}

/** How many times a span has. */
export function spanLength({ fromMs, toMs, stepMs }: GridSpan): number {
  return Math.round((toMs - fromMs) / stepMs) + 1;
}

/**
 * The part of a store's answer that stands for a span. Samples on the grid are kept as values of its times; a series with
 Pauses after each series.
 *
 * @param keys one for each series of the answer
 */
export function* blockOf(
  answer: readonly LabelledSeries[],
  keys: readonly string[],
  identities: ReadonlyMap<string, BlockIdentity>,
  span: GridSpan
): Generator<undefined, SampleBlock> {
  const { fromMs, toMs, stepMs } = span;
  const length = spanLength(span);
  const present: Array<{ readonly s: number; readonly first: number; readonly end: number }> = [];
  for (const [s, { times }] of answer.entries()) {
    const first = firstIndexFrom(times, fromMs - stepMs + 1);
    const end = firstIndexFrom(times, toMs + 1);
    if (first < end) {
      present.push({ s, first, end });
    }
    yield;
  }
  const buffer = new Float64Array(length * present.length);
  const series = new Map<string, BlockSamples>();
  for (const [i, { s, first, end }] of present.entries()) {
    const { times = new Float64Array(0), values = new Float64Array(0), name = '', labels = {} } = answer[s] ?? {};
    const key = keys[s] ?? '';
    const identity = identities.get(key) ?? { name, labels };
    const onGrid = buffer.subarray(i * length, (i + 1) * length);
    const isRegular = fillGrid(onGrid, times, values, first, end, span);
    const isFull = end - first === length;
    series.set(
      key,
      isRegular
        ? { identity, values: onGrid, isFull }
        : { identity, times: times.slice(first, end), samples: values.slice(first, end) }
    );
    yield;
  }
  return { ...span, series };
}

/** Whether every sample lies on a time of the grid of its own and is a finite number; writes them there. */
function fillGrid(
  onGrid: Float64Array,
  times: Float64Array,
  values: Float64Array,
  first: number,
  end: number,
  { fromMs, stepMs }: GridSpan
): boolean {
  onGrid.fill(NaN);
  let last = -1;
  for (let i = first; i < end; i++) {
    const place = ((times[i] ?? NaN) - fromMs) / stepMs;
    const value = values[i] ?? NaN;
    if (!Number.isInteger(place) || place <= last || !Number.isFinite(value)) {
      return false;
    }
    onGrid[place] = value;
    last = place;
  }
  return true;
}

/** Two blocks, the later one a step after the earlier one's end, as one. Pauses after each series. */
export function* joinedBlocks(earlier: SampleBlock, later: SampleBlock): Generator<undefined, SampleBlock> {
  const span = { fromMs: earlier.fromMs, toMs: later.toMs, stepMs: earlier.stepMs };
  const length = spanLength(span);
  const series = new Map<string, BlockSamples>();
  for (const key of new Set([...earlier.series.keys(), ...later.series.keys()])) {
    const [a, b] = [earlier.series.get(key), later.series.get(key)];
    const identity = a?.identity ?? b?.identity;
    if (identity === undefined) {
      continue;
    }
    if ((a === undefined || 'values' in a) && (b === undefined || 'values' in b)) {
      const values = new Float64Array(length).fill(NaN);
      values.set(a?.values ?? [], 0);
      values.set(b?.values ?? [], length - spanLength(later));
      series.set(key, { identity, values, isFull: a?.isFull === true && b?.isFull === true });
    } else {
      const raw = [samplesWithin(earlier, key, earlier), samplesWithin(later, key, later)];
      series.set(key, {
        identity,
        times: concatenateValues(raw.map(({ times }) => times)),
        samples: concatenateValues(raw.map(({ values }) => values)),
      });
    }
    yield;
  }
  return { ...span, series };
}

/** A part of a block. Pauses after each series. */
export function* blockWithin(
  block: SampleBlock,
  { fromMs, toMs }: Omit<GridSpan, 'stepMs'>
): Generator<undefined, SampleBlock> {
  if (fromMs === block.fromMs && toMs === block.toMs) {
    return block;
  }
  const span = { fromMs, toMs, stepMs: block.stepMs };
  const series = new Map<string, BlockSamples>();
  for (const [key, one] of block.series) {
    if ('values' in one) {
      const first = Math.round((fromMs - block.fromMs) / block.stepMs);
      series.set(key, { ...one, values: one.values.subarray(first, first + spanLength(span)) });
    } else {
      const { times, values } = samplesWithin(block, key, span);
      series.set(key, { identity: one.identity, times, samples: values });
    }
    yield;
  }
  return { ...span, series };
}

/** The samples of one series that stand for times of a span within a block, with their own times. */
export function samplesWithin(
  block: SampleBlock,
  key: string,
  { fromMs, toMs }: Omit<GridSpan, 'stepMs'>
): { readonly times: Float64Array; readonly values: Float64Array } {
  const one = block.series.get(key);
  if (one === undefined) {
    return { times: new Float64Array(0), values: new Float64Array(0) };
  }
  if (!('values' in one)) {
    if (fromMs === block.fromMs && toMs === block.toMs) {
      return { times: one.times, values: one.samples };
    }
    const first = firstIndexFrom(one.times, fromMs - block.stepMs + 1);
    const end = firstIndexFrom(one.times, toMs + 1);
    return { times: one.times.subarray(first, end), values: one.samples.subarray(first, end) };
  }
  const first = Math.max(0, Math.round((fromMs - block.fromMs) / block.stepMs));
  const end = Math.min(one.values.length, Math.round((toMs - block.fromMs) / block.stepMs) + 1);
  const times = new Float64Array(Math.max(0, end - first));
  const values = new Float64Array(times.length);
  let count = 0;
  for (let i = first; i < end; i++) {
    const value = one.values[i] ?? NaN;
    if (!Number.isNaN(value)) {
      times[count] = block.fromMs + i * block.stepMs;
      values[count] = value;
      count += 1;
    }
  }
  return { times: times.subarray(0, count), values: values.subarray(0, count) };
}

/** When the first sample of a series in a block was taken; undefined where there is none. */
export function firstSampleMs(block: SampleBlock, key: string): number | undefined {
  const one = block.series.get(key);
  if (one === undefined || !('values' in one)) {
    return one?.times[0];
  }
  const first = one.values.findIndex((value) => !Number.isNaN(value));
  return first < 0 ? undefined : block.fromMs + first * block.stepMs;
}

/** Whether two blocks say the same of a span that both know. Pauses after each series. */
export function* agree(a: SampleBlock, b: SampleBlock, span: Omit<GridSpan, 'stepMs'>): Generator<undefined, boolean> {
  for (const key of new Set([...a.series.keys(), ...b.series.keys()])) {
    const [one, other] = [samplesWithin(a, key, span), samplesWithin(b, key, span)];
    if (one.times.length !== other.times.length) {
      return false;
    }
    for (let i = 0; i < one.times.length; i++) {
      if (one.times[i] !== other.times[i] || !Object.is(one.values[i], other.values[i])) {
        return false;
      }
    }
    yield;
  }
  return true;
}

/** About how much memory a block takes, in bytes. */
export function bytesOf(block: SampleBlock): number {
  let bytes = 0;
  for (const one of block.series.values()) {
    bytes += 160 + ('values' in one ? one.values.byteLength : 2 * one.times.byteLength);
  }
  return bytes;
}
