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
import { type Story } from '../../stories/story';

/** A filter as panels ask for it, by a value or by alternatives in a regular expression. */
export interface StoryFilter {
  readonly key: string;
  readonly value: string;
  readonly operator: string;
}

/** What a panel has narrowed its dashboard to. */
export interface Narrowing {
  readonly range: AbsoluteTimeRange | null;
  readonly filters: readonly StoryFilter[];
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
      : !isTexts(field) || filters.every((filter) => filter.key !== field.name || admits(filter, value));
  };
  const rows = Array.from({ length: frame.length }, (_, row) => row).filter((row) =>
    frame.fields.every((field) => isKept(field, row))
  );
  const columns = new Set(frame.fields.filter(isTexts).map(({ name }) => name));
  const fields = frame.fields.filter(
    ({ type, labels }) =>
      type !== FieldType.number ||
      filters.every((filter) => columns.has(filter.key) || admits(filter, labels?.[filter.key]))
  );
  return toDataFrame({
    ...frame,
    fields: fields.map((field) => ({ ...field, values: rows.map((row): unknown => field.values[row]) })),
  });
}

function admits({ operator, value }: StoryFilter, found: unknown): boolean {
  return operator === '=~' ? new RegExp(`^(?:${value})$`).test(String(found)) : found === value;
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
