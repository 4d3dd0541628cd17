import { type TimeRange } from '../../../src/core/series/timeRange';
import { type Asking } from './asking';
import { type CaseTable } from './caseTable';
import { type RcaCase } from './rcaCase';
import { type RcaFolder } from './rcaFolder';

/** The data of a case as the store has it, in the store's own time. */
export interface PlacedCase {
  readonly tables: readonly CaseTable[];
  readonly stepMs: number;
  readonly window: TimeRange;
  /** Where the author says that all was well; `undefined` to ask as most do, without. */
  readonly baseline: TimeRange | undefined;
}

/**
 * Puts a case on the clock: its samples lie on multiples of the step, as those of a store that is asked at them. Asked
 * without a baseline, a case whose incident follows a gap has its fault-free samples moved up to the incident, so that
 * the store holds what it would have held.
 */
export function placeCase(folder: RcaFolder, rcaCase: RcaCase, { baseline }: Asking): PlacedCase {
  const table = folder.table(rcaCase.file);
  const [fromMs, toMs] = [rcaCase.window[0] * 1000, rcaCase.window[1] * 1000];
  const stepMs = commonestStep(table.times);
  const start = table.times.findIndex((time) => time >= fromMs);
  const onGrid = -((table.times[start] ?? 0) % stepMs);
  const window = { fromMs: fromMs + onGrid, toMs: toMs + onGrid };
  const [normal] = rcaCase.normal.map(([from, to]) => ({ fromMs: from * 1000, toMs: to * 1000 }));
  const tables = [table, ...(rcaCase.normalFile === undefined ? [] : [folder.table(rcaCase.normalFile)])];
  if (baseline === 'curated' && normal !== undefined) {
    return {
      tables: tables.map((one) => shifted(one, onGrid)),
      stepMs,
      window,
      baseline: { fromMs: normal.fromMs + onGrid, toMs: normal.toMs + onGrid },
    };
  }
  const hasHistory = start > 0 && fromMs - (table.times[start - 1] ?? 0) <= 2 * stepMs;
  if (hasHistory || normal === undefined) {
    return { tables: [shifted(table, onGrid)], stepMs, window, baseline: undefined };
  }
  const incident = slice(table, fromMs, Infinity);
  const usual = slice(tables[1] ?? table, normal.fromMs, normal.toMs);
  const gapMs = (incident.times[0] ?? 0) - (usual.times[usual.times.length - 1] ?? 0);
  return {
    tables: [shifted(usual, onGrid + gapMs - stepMs), shifted(incident, onGrid)],
    stepMs,
    window,
    baseline: undefined,
  };
}

function commonestStep(times: Float64Array): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < times.length; i++) {
    const step = (times[i] ?? 0) - (times[i - 1] ?? 0);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [1000, 0])[0];
}

function shifted({ times, columns }: CaseTable, byMs: number): CaseTable {
  return { times: times.map((time) => time + byMs), columns };
}

function slice({ times, columns }: CaseTable, fromMs: number, toMs: number): CaseTable {
  const rows = Array.from(times.keys()).filter((i) => (times[i] ?? 0) >= fromMs && (times[i] ?? 0) <= toMs);
  return {
    times: Float64Array.from(rows, (i) => times[i] ?? 0),
    columns: columns.map((column) => ({
      ...column,
      values: Float64Array.from(rows, (i) => column.values[i] ?? Number.NaN),
    })),
  };
}
