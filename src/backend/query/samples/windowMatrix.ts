import { asOfJoinInto } from '../../../core/series/asOfJoin';
import { concatenateValues } from '../../../core/series/concatenateValues';
import { type SeriesMatrix } from '../../../core/series/seriesMatrix';
import { joinWhileDue } from './joinWhileDue';
import { lostShare } from './lostShare';
import { type GridSpan, samplesWithin, spanLength, type SampleBlock } from './sampleBlock';
import { reachBeforeMs } from './samplingTolerance';
import { blocksByInput, type InputWindow, type SeriesSource } from './seriesSource';
import { sharedValues } from './sharedValues';

/** The matrix of some windows, and what of their samples did not become part of it as it was. */
export interface WindowMatrix {
  readonly matrix: SeriesMatrix;
  /** Infinite samples, which are missing. */
  readonly infinite: number;
  /** For each series, the share of its samples that stand for no time since they are older than the tolerance. */
  readonly lost: Float64Array;
}

/**
 * Puts series of windows on the times of a span, which the windows cover: each time has the last sample at or before it
 * that is not older than the tolerance. Where none is given, a sample stands until the next one is due (`dueAfterMs`). What a time has
 * does not depend on where the span begins or ends. Times and values lie in memory that threads share. Pauses after each series.
 */
export function* windowMatrix(
  windows: readonly InputWindow[],
  sources: readonly SeriesSource[],
  span: GridSpan,
  toleranceMs: number | undefined
): Generator<undefined, WindowMatrix> {
  const times = timesOf(span);
  const values = sharedValues(sources.length * times.length);
  const lost = new Float64Array(sources.length);
  const reachMs = toleranceMs ?? reachBeforeMs(span.stepMs);
  const blocksOf = new Map(
    [...blocksByInput(windows)].map(([refId, blocks]) => [
      refId,
      blocks.filter(({ fromMs, toMs }) => toMs >= span.fromMs - reachMs && fromMs <= span.toMs),
    ])
  );
  let infinite = 0;
  for (const [s, { identity, key }] of sources.entries()) {
    const row = values.subarray(s * times.length, (s + 1) * times.length);
    const blocks = blocksOf.get(identity.inputRefId) ?? [];
    const copied =
      toleranceMs === undefined || toleranceMs < span.stepMs ? copyRegular(row, key, blocks, span) : 'irregular';
    if (copied === 'full' || (copied === 'gaps' && toleranceMs !== undefined)) {
      yield;
      continue;
    }
    lost[s] = joinSamples(row, key, blocks, times, span, toleranceMs);
    infinite += dropInfinities(row);
    yield;
  }
  return {
    matrix: { times, stepMs: span.stepMs, series: sources.map(({ identity }) => identity), values },
    infinite,
    lost,
  };
}

function timesOf(span: GridSpan): Float64Array {
  const times = sharedValues(spanLength(span));
  for (let t = 0; t < times.length; t++) {
    times[t] = span.fromMs + t * span.stepMs;
  }
  return times;
}

/** Joins the samples of a series, as they came, to the times; returns the share of them that is lost. */
function joinSamples(
  row: Float64Array,
  key: string,
  blocks: readonly SampleBlock[],
  times: Float64Array,
  span: GridSpan,
  toleranceMs: number | undefined
): number {
  const parts = blocks.map((block) => samplesWithin(block, key, block));
  const raw = concatenateValues(parts.map((part) => part.times));
  const samples = concatenateValues(parts.map(({ values }) => values));
  if (toleranceMs === undefined) {
    joinWhileDue(raw, samples, span, row);
    return 0;
  }
  asOfJoinInto(raw, samples, times, toleranceMs, row);
  return lostShare(raw, times, toleranceMs);
}

/** Copies values that lie on the grid, and says whether all times have one; nothing of use where some lie elsewhere. */
function copyRegular(
  row: Float64Array,
  key: string,
  blocks: readonly SampleBlock[],
  { fromMs, toMs }: GridSpan
): 'full' | 'gaps' | 'irregular' {
  row.fill(NaN);
  let present = 0;
  for (const block of blocks) {
    const one = block.series.get(key);
    if (one === undefined) {
      continue;
    }
    if (!('values' in one)) {
      return 'irregular';
    }
    const first = Math.max(0, Math.round((fromMs - block.fromMs) / block.stepMs));
    const end = Math.min(one.values.length, Math.round((toMs - block.fromMs) / block.stepMs) + 1);
    if (first < end) {
      row.set(one.values.subarray(first, end), Math.round((block.fromMs - fromMs) / block.stepMs) + first);
      present += one.isFull ? end - first : 0;
    }
  }
  return present === row.length ? 'full' : 'gaps';
}

/** Makes infinite values missing; returns how many they were. */
function dropInfinities(row: Float64Array): number {
  let infinite = 0;
  for (let t = 0; t < row.length; t++) {
    if (row[t] === Infinity || row[t] === -Infinity) {
      row[t] = NaN;
      infinite += 1;
    }
  }
  return infinite;
}
