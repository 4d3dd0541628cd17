import { readFileSync } from 'node:fs';
import { serviceOfColumn } from './serviceOfColumn';

/** One metric of a service, as the file names it: `service|metric`. */
export interface CaseColumn {
  readonly name: string;
  readonly service: string;
  readonly metric: string;
  /** NaN where the cell is empty. */
  readonly values: Float64Array;
}

/** A CSV file of a case: times in epoch milliseconds, and its columns. */
export interface CaseTable {
  readonly times: Float64Array;
  readonly columns: readonly CaseColumn[];
}

/** Reads a CSV file whose first column is the time in epoch seconds. */
export function readCaseTable(file: string): CaseTable {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split(/\r?\n/);
  const rows = lines.map((line) => line.split(','));
  return {
    times: Float64Array.from(rows, ([time]) => Number(time) * 1000),
    columns: head
      .split(',')
      .slice(1)
      .map((name, index) => ({
        name,
        service: serviceOfColumn(name),
        metric: name.slice(name.lastIndexOf('|') + 1),
        values: Float64Array.from(rows, (cells) => {
          const cell = cells[index + 1]?.trim() ?? '';
          return cell === '' ? Number.NaN : Number(cell);
        }),
      })),
  };
}
