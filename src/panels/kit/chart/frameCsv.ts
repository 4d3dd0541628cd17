import { type DataFrame, type DisplayValue, FieldType, toCSV } from '@grafana/data';

/** A frame as CSV with a heading for each field. Times are written in ISO 8601, in UTC. */
export function frameCsv(frame: DataFrame): string {
  const fields = frame.fields.map((field) => (field.type === FieldType.time ? { ...field, display: isoTime } : field));
  return toCSV([{ ...frame, fields }]);
}

/** Without text where there is no such time. */
function isoTime(value: unknown): DisplayValue {
  const time = new Date(typeof value === 'number' ? value : Number.NaN);
  const numeric = time.getTime();
  return { text: Number.isNaN(numeric) ? '' : time.toISOString(), numeric };
}
