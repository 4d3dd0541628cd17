import { type TooltipRow } from '../kit/chart/ChartTooltip';
import { type ArrangedMatrix } from './matrixResult';
import { texts } from './texts';
import { formatDuration } from '../../core/series/formatDuration';

/** What the tooltip says of a cell. */
export interface CellDetails {
  readonly title: string;
  readonly rows: readonly TooltipRow[];
  readonly note?: string;
}

/** The numbers of one cell, as text; `format` writes its value, or the coefficient that goes with a lag. */
export function cellDetails(
  matrix: ArrangedMatrix,
  row: number,
  column: number,
  format: (value: number) => string,
  color: string | undefined
): CellDetails {
  const cell = row * matrix.columns.length + column;
  const value = matrix.values[cell] ?? Number.NaN;
  const rowName = matrix.rows[row] ?? '';
  const columnName = matrix.columns[column] ?? '';
  const { n, p, q, r, lagMs } = matrix.details;
  const rows: TooltipRow[] = [];
  if (matrix.kind !== 'values') {
    const coefficient = r?.[cell] ?? value;
    rows.push({ label: symbolOf(matrix), value: format(coefficient), color });
  } else {
    rows.push({ label: columnName, value: format(value), color });
  }
  addNumber(rows, texts.rawValue, matrix.details.raw?.[cell], (raw) => String(Number(raw.toPrecision(6))));
  addNumber(rows, 'n', n?.[cell], (count) => String(count));
  addNumber(rows, 'p', p?.[cell], formatProbability);
  addNumber(rows, 'q', q?.[cell], formatProbability);
  addNumber(rows, texts.lag, lagMs?.[cell], (milliseconds) => describeLag(milliseconds, rowName, columnName));
  const isHidden = matrix.hidden?.[cell] === 1;
  return {
    title: matrix.kind === 'values' ? rowName : `${rowName} × ${columnName}`,
    rows,
    ...(Number.isNaN(value) && matrix.kind !== 'values' ? { note: texts.undefinedPair } : {}),
    ...(isHidden ? { note: texts.hiddenCell } : {}),
  };
}

function symbolOf(matrix: ArrangedMatrix): string {
  switch (matrix.method) {
    case 'spearman':
      return 'Spearman ρ';
    case 'kendall':
      return 'Kendall τ';
    default:
      return 'Pearson r';
  }
}

function addNumber(
  rows: TooltipRow[],
  label: string,
  value: number | undefined,
  format: (value: number) => string
): void {
  if (value !== undefined && !Number.isNaN(value)) {
    rows.push({ label, value: format(value) });
  }
}

function formatProbability(value: number): string {
  return value < 0.0001 ? '< 0.0001' : value.toPrecision(2);
}

function describeLag(milliseconds: number, rowName: string, columnName: string): string {
  if (milliseconds === 0) {
    return texts.noLag;
  }
  const follower = milliseconds > 0 ? columnName : rowName;
  return texts.follows(follower, formatDuration(Math.abs(milliseconds)));
}
