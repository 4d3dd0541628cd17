import { asOfJoinInto } from '../../../core/series/asOfJoin';
import { concatenateValues } from '../../../core/series/concatenateValues';
import { type SeriesIdentity, type SeriesMatrix } from '../../../core/series/seriesMatrix';
import { lostShare } from './lostShare';
import { sharedValues } from './sharedValues';
import { samplesWithin, spanLength, type SampleBlock } from './sampleBlock';
import { type SampleWindow } from './sampleWindow';
import { samplingToleranceMs } from './samplingTolerance';

/** A window and the input that it answers. */
export interface InputWindow {
  readonly refId: string;
  readonly window: SampleWindow;
}

/** The matrix of some windows, and what of their samples did not become part of it as it was. */
export interface WindowMatrix {
  readonly matrix: SeriesMatrix;
  /** Infinite samples, which are missing. */
  readonly infinite: number;
  /** For each series, the share of its samples that stand for no time since they are older than the tolerance. */
  readonly lost: Float64Array;
}

/** A series of the matrix to be, and where its samples are. */
interface Source {
  readonly identity: SeriesIdentity;
  readonly key: string;
  readonly blocks: readonly SampleBlock[];
}

/**
 * Puts the series of windows on the times `fromMs` to `toMs`, which the windows cover: each time has the last sample at or before it
 * that is not older than the tolerance. Where none is given, it follows the sampling of each series. Series are in the
 * order of inputs, then names; values lie in memory that threads share.
 */
export function windowMatrix(
  windows: readonly InputWindow[],
  span: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number },
  toleranceMs: number | undefined,
  only?: readonly SeriesIdentity[]
): WindowMatrix {
  const sources = sourcesOf(windows, only);
  const times = timesOf(span);
  const values = sharedValues(sources.length * times.length);
  const lost = new Float64Array(sources.length);
  let infinite = 0;
  sources.forEach((source, s) => {
    const row = values.subarray(s * times.length, (s + 1) * times.length);
    lost[s] = fillRow(row, source, times, span, toleranceMs);
    for (let t = 0; t < row.length; t++) {
      const value = row[t] ?? NaN;
      if (value === Infinity || value === -Infinity) {
        row[t] = NaN;
        infinite += 1;
      }
    }
  });
  return {
    matrix: { times, stepMs: span.stepMs, series: sources.map(({ identity }) => identity), values },
    infinite,
    lost,
  };
}

function timesOf(span: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number }): Float64Array {
  return Float64Array.from({ length: spanLength(span) }, (_, i) => span.fromMs + i * span.stepMs);
}

function sourcesOf(windows: readonly InputWindow[], only: readonly SeriesIdentity[] | undefined): readonly Source[] {
  const found = windows.flatMap(({ refId, window }) => {
    const ofKey = new Map<string, { readonly identity: SeriesIdentity; readonly blocks: SampleBlock[] }>();
    for (const block of window.blocks) {
      for (const [key, { identity }] of block.series) {
        const known = ofKey.get(key);
        if (known === undefined) {
          ofKey.set(key, { identity: { ...identity, inputRefId: refId }, blocks: [block] });
        } else {
          known.blocks.push(block);
        }
      }
    }
    return [...ofKey]
      .map(([key, one]) => ({ key, ...one }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  });
  if (only === undefined) {
    return found;
  }
  const byIdentity = new Map(found.map((source) => [nameOf(source.identity), source]));
  return only.map((identity) => byIdentity.get(nameOf(identity)) ?? { identity, key: '', blocks: [] });
}

/** Writes one series' values; returns the share of its samples that is lost. */
function fillRow(
  row: Float64Array,
  { key, blocks }: Source,
  times: Float64Array,
  { fromMs, toMs, stepMs }: { readonly fromMs: number; readonly toMs: number; readonly stepMs: number },
  toleranceMs: number | undefined
): number {
  row.fill(NaN);
  if (toleranceMs === undefined || toleranceMs < stepMs) {
    if (copyRegular(row, key, blocks, fromMs, toMs) && (toleranceMs !== undefined || isDense(row))) {
      return 0;
    }
  }
  const parts = blocks.map((block) => samplesWithin(block, key, block));
  const raw = concatenateValues(parts.map((part) => part.times));
  const samples = concatenateValues(parts.map(({ values }) => values));
  const tolerance = toleranceMs ?? samplingToleranceMs(raw, stepMs);
  asOfJoinInto(raw, samples, times, tolerance, row);
  return lostShare(raw, times, tolerance);
}

/** Copies values that lie on the grid; false where some do not. */
function copyRegular(
  row: Float64Array,
  key: string,
  blocks: readonly SampleBlock[],
  fromMs: number,
  toMs: number
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

/** Whether samples come once a step: the median of their distances is one, as in `samplingToleranceMs`. */
function isDense(row: Float64Array): boolean {
  let last = -1;
  let distances = 0;
  let single = 0;
  for (let t = 0; t < row.length; t++) {
    if (!Number.isNaN(row[t] ?? NaN)) {
      distances += last < 0 ? 0 : 1;
      single += last === t - 1 && t > 0 ? 1 : 0;
      last = t;
    }
  }
  return distances === 0 || single > distances >> 1;
}

function nameOf({ inputRefId, name, labels }: SeriesIdentity): string {
  return JSON.stringify([inputRefId, name, Object.entries(labels).sort()]);
}
