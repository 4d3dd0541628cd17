import { type DataFrame, type Field, FieldType, getFieldDisplayName } from '@grafana/data';

import { numberValues } from './numberValues';

/** A table of numeric columns of equal length, without a time axis. */
export interface NumericTable {
  readonly frame: DataFrame;
  readonly columns: readonly NumericColumn[];
  /** Names of the rows: the first text column, or numbers from 1. */
  readonly rowNames: readonly string[];
  readonly textFields: readonly Field[];
}

export interface NumericColumn {
  readonly name: string;
  readonly field: Field;
  readonly values: Float64Array;
}

/** The first frame that has numbers and no time, or null. */
export function readTable(frames: readonly DataFrame[]): NumericTable | null {
  const frame = frames.find(
    (candidate) =>
      candidate.length > 0 &&
      candidate.fields.some((field) => field.type === FieldType.number) &&
      !candidate.fields.some((field) => field.type === FieldType.time)
  );
  if (!frame) {
    return null;
  }
  const textFields = frame.fields.filter((field) => field.type === FieldType.string);
  const [names] = textFields;
  return {
    frame,
    textFields,
    columns: frame.fields
      .filter((field) => field.type === FieldType.number)
      .map((field) => ({ name: getFieldDisplayName(field, frame, [frame]), field, values: numberValues(field) })),
    rowNames: Array.from({ length: frame.length }, (_, row) =>
      names ? String(names.values[row] ?? '') : String(row + 1)
    ),
  };
}
