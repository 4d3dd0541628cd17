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
    lost[s] = fillRow(row, key, blocksOf.get(identity.inputRefId) ?? [], times, span, toleranceMs);
    for (let t = 0; t < row.length; t++) {
      const value = row[t] ?? NaN;
      if (value === Infinity || value === -Infinity) {
        row[t] = NaN;
        infinite += 1;
      }
    }
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

/** Writes one series' values; returns the share of its samples that is lost. */
function fillRow(
  row: Float64Array,
  key: string,
  blocks: readonly SampleBlock[],
  times: Float64Array,
  span: GridSpan,
  toleranceMs: number | undefined
): number {
  row.fill(NaN);
  if (toleranceMs === undefined || toleranceMs < span.stepMs) {
    if (copyRegular(row, key, blocks, span) && (toleranceMs !== undefined || !row.includes(NaN))) {
      return 0;
    }
  }
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

/** Copies values that lie on the grid; false where some do not. */
function copyRegular(
  row: Float64Array,
  key: string,
  blocks: readonly SampleBlock[],
  { fromMs, toMs }: GridSpan
): boolean {
  for (const block of blocks) {
    const one = block.series.get(key);
    if (one === undefined) {
      continue;
    }
    if (!('values' in one)) {
      return false;
    }
    const first = Math.max(0, Math.round((fromMs - block.fromMs) / block.stepMs));
    const end = Math.min(one.values.length, Math.round((toMs - block.fromMs) / block.stepMs) + 1);
    if (first < end) {
      row.set(one.values.subarray(first, end), Math.round((block.fromMs - fromMs) / block.stepMs) + first);
    }
  }
  return true;
}
