import { type DataFrame, type Field, FieldType, getFieldDisplayName } from '@grafana/data';

import { type Labels } from '../../core/series/labelledSeries';
import { type FieldSeries } from './fieldSeries';
import { numberValues } from './numberValues';

/**
 * The numeric time series of frames in any of Grafana's forms: wide (one time, many numbers), many (a frame each) and
 * long (text columns tell the series apart). Series hidden in the legend are left out; times come out ascending.
 */
export function readSeries(frames: readonly DataFrame[]): FieldSeries[] {
  const all = [...frames];
  return frames.flatMap((frame) => {
    const time = frame.fields.find((field) => field.type === FieldType.time);
    const numbers = frame.fields.filter((field) => field.type === FieldType.number && !isHidden(field));
    if (!time || numbers.length === 0 || frame.length === 0) {
      return [];
    }
    const texts = frame.fields.filter((field) => field.type === FieldType.string);
    const times = numberValues(time);
    const order = texts.length > 0 ? null : timeOrder(times);
    return texts.length > 0
      ? readLong(frame, times, texts, numbers)
      : numbers.map((field) => ({
          name: getFieldDisplayName(field, frame, all),
          labels: field.labels ?? {},
          ...inOrder(order, times, numberValues(field)),
          field,
          frame,
        }));
  });
}

function isHidden(field: Field): boolean {
  const custom: unknown = field.config.custom;
  if (typeof custom !== 'object' || custom === null || !('hideFrom' in custom)) {
    return false;
  }
  const hideFrom = custom.hideFrom;
  return typeof hideFrom === 'object' && hideFrom !== null && 'viz' in hideFrom && hideFrom.viz === true;
}

function readLong(
  frame: DataFrame,
  times: Float64Array,
  texts: readonly Field[],
  numbers: readonly Field[]
): FieldSeries[] {
  const rowsOfGroup = new Map<string, number[]>();
  for (let row = 0; row < frame.length; row++) {
    const key = JSON.stringify(texts.map((field) => field.values[row]));
    const rows = rowsOfGroup.get(key);
    if (rows) {
      rows.push(row);
    } else {
      rowsOfGroup.set(key, [row]);
    }
  }
  return numbers.flatMap((field) => {
    const values = numberValues(field);
    return Array.from(rowsOfGroup.values(), (rows): FieldSeries => {
      const labels = groupLabels(texts, rows[0] ?? 0);
      const groupName = Object.values(labels).join(' ');
      const ownTimes = pick(times, rows);
      return {
        name: numbers.length > 1 ? `${field.config.displayName ?? field.name} ${groupName}` : groupName,
        labels,
        ...inOrder(timeOrder(ownTimes), ownTimes, pick(values, rows)),
        field,
        frame,
      };
    });
  });
}

function groupLabels(texts: readonly Field[], row: number): Labels {
  return Object.fromEntries(texts.map((field) => [field.name, String(field.values[row] ?? '')]));
}

function pick(values: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
}

/** The rows in the order of their times; null where they have it already. */
function timeOrder(times: Float64Array): number[] | null {
  return isAscending(times) ? null : Array.from(times.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0));
}

function inOrder(
  order: readonly number[] | null,
  times: Float64Array,
  values: Float64Array
): { times: Float64Array; values: Float64Array } {
  return order ? { times: pick(times, order), values: pick(values, order) } : { times, values };
}

function isAscending(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) {
    if ((times[i] ?? 0) < (times[i - 1] ?? 0)) {
      return false;
    }
  }
  return true;
}
