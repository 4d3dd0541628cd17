import { type DataFrame } from '@grafana/data';

/** A table's row by the names of its columns. */
export class Row {
  constructor(
    private readonly columns: ReadonlyMap<string, ArrayLike<unknown>>,
    private readonly index: number
  ) {}

  /** The text of a column; empty where there is none. */
  text(column: string): string {
    const value = this.columns.get(column)?.[this.index];
    return typeof value === 'string' ? value : '';
  }

  /** The number, or the time in milliseconds, of a column; NaN where there is none. */
  number(column: string): number {
    const value = this.columns.get(column)?.[this.index];
    return typeof value === 'number' ? value : NaN;
  }
}

/** The rows of a table. */
export function readRows(frame: DataFrame | undefined): readonly Row[] {
  if (frame === undefined) {
    return [];
  }
  const columns = new Map(frame.fields.map(({ name, values }) => [name, values]));
  return Array.from({ length: frame.length }, (_, index) => new Row(columns, index));
}
