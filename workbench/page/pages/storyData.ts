import {
  type AbsoluteTimeRange,
  type DataFrame,
  dateTime,
  type Field,
  FieldType,
  getDefaultTimeRange,
  LoadingState,
  type PanelData,
  type TimeRange,
  toDataFrame,
} from '@grafana/data';
import { type AdHocFilterItem } from '@grafana/ui';
import { type Story } from '../../stories/story';

/** What a panel has narrowed its dashboard to. */
export interface Narrowing {
  readonly range: AbsoluteTimeRange | null;
  readonly filters: readonly AdHocFilterItem[];
}

/** A story's data as a data source would answer for a dashboard that is narrowed so. */
export function storyData({ frames }: Story, narrowing: Narrowing): PanelData {
  const whole = frames.map((frame) => toDataFrame(frame));
  const series = isNarrow(narrowing) ? whole.map((frame) => narrowed(frame, narrowing)) : whole;
  return { state: LoadingState.Done, series, timeRange: rangeOf(series, narrowing.range) };
}

const isNarrow = ({ range, filters }: Narrowing): boolean => range !== null || filters.length > 0;

function narrowed(frame: DataFrame, { range, filters }: Narrowing): DataFrame {
  const isTexts = ({ type }: Field): boolean => type === FieldType.string;
  const isKept = (field: Field, row: number): boolean => {
    const value: unknown = field.values[row];
    return field.type === FieldType.time
      ? range === null || (Number(value) >= range.from && Number(value) < range.to)
      : !isTexts(field) || filters.every((filter) => filter.key !== field.name || filter.value === value);
  };
  const rows = Array.from({ length: frame.length }, (_, row) => row).filter((row) =>
    frame.fields.every((field) => isKept(field, row))
  );
  const columns = new Set(frame.fields.filter(isTexts).map(({ name }) => name));
  const fields = frame.fields.filter(
    ({ type, labels }) =>
      type !== FieldType.number || filters.every(({ key, value }) => columns.has(key) || labels?.[key] === value)
  );
  return toDataFrame({
    ...frame,
    fields: fields.map((field) => ({ ...field, values: rows.map((row): unknown => field.values[row]) })),
  });
}

/** The chosen range, or from the first to the last time of the frames. */
function rangeOf(frames: readonly DataFrame[], chosen: AbsoluteTimeRange | null): TimeRange {
  const times = frames.flatMap(({ fields }) =>
    fields
      .filter(({ type }) => type === FieldType.time)
      .flatMap(({ values }) => [Number(values[0]), Number(values.at(-1))])
  );
  if (chosen === null && times.length === 0) {
    return getDefaultTimeRange();
  }
  const from = dateTime(chosen?.from ?? Math.min(...times));
  const to = dateTime(chosen?.to ?? Math.max(...times));
  return { from, to, raw: { from, to } };
}
