import { type Labels } from '../../series/labelledSeries';
import { labelsKey } from '../../series/labelsKey';
import { quantile } from '../../statistics/quantile';
import { type Column, type RecordedColumns, type Times } from './column';
import { type Matching, type PromqlNode, type Selector } from './promqlNode';
import { windowColumn, windowsOf } from './windowColumn';

/** A series whose newest sample is older is gone. */
const lookBackMs = 300_000;
const dayMs = 86_400_000;
/** 1970-01-01 was a Thursday. */
const firstDayOfWeek = 4;

type Value = Float64Array | readonly Column[];

/**
 * Evaluates PromQL at many times at once, over what was recorded before: one column a series, NaN where it has no sample.
 * Gives what a range query gives; where PromQL has NaN (0 / 0), there is no sample. Throws a RangeError on what it does not know.
 *
 * @param find what was recorded under a name
 */
export function evaluatePromql(
  node: PromqlNode,
  times: Times,
  find: (name: string) => RecordedColumns
): readonly Column[] {
  const value = (inner: PromqlNode): Value => {
    switch (inner.kind) {
      case 'number':
        return new Float64Array(times.length).fill(inner.value);
      case 'text':
        throw new RangeError('a text is no series');
      case 'selector':
        return newest(inner, times, find(inner.name));
      case 'call':
        return called(inner.name, inner.args);
      case 'aggregation':
        return aggregated(inner.name, inner.grouping, inner.args);
      case 'binary':
        return combined(inner.operator, value(inner.left), value(inner.right), inner.on);
    }
  };
  const columns = (inner: PromqlNode | undefined): readonly Column[] =>
    inner === undefined ? [] : seriesOf(value(inner));
  const scalar = (inner: PromqlNode | undefined): Float64Array => {
    const found = inner === undefined ? [] : value(inner);
    if (!(found instanceof Float64Array)) {
      throw new RangeError('a number is needed, not series');
    }
    return found;
  };

  function called(name: string, args: readonly PromqlNode[]): Value {
    const [first, second] = args;
    const mapped = (change: (value: number) => number): Value =>
      columns(first).map(({ labels, values }) => ({ labels, values: values.map(change) }));
    switch (name) {
      case 'time':
        return Float64Array.from({ length: times.length }, (_, i) => (times.fromMs + i * times.stepMs) / 1000);
      case 'vector':
        return columns(first);
      case 'sqrt':
        return mapped(Math.sqrt);
      case 'abs':
        return mapped(Math.abs);
      case 'clamp_min': {
        const least = scalar(second)[0] ?? NaN;
        return mapped((one) => Math.max(one, least));
      }
      case 'day_of_week': {
        const seconds = first === undefined ? called('time', []) : value(first);
        const [column] = seconds instanceof Float64Array ? [seconds] : seconds.map(({ values }) => values);
        const days = (column ?? new Float64Array(times.length).fill(NaN)).map(
          (each) => (Math.floor((each * 1000) / dayMs) + firstDayOfWeek) % 7
        );
        return [{ labels: {}, values: days }];
      }
      case 'label_replace':
        return labelled(columns(first), args.slice(1));
      default:
        return overTime(name, args);
    }
  }

  /** A function of ranges; `quantile_over_time` has its probability in front. */
  function overTime(name: string, args: readonly PromqlNode[]): readonly Column[] {
    const range = args.at(-1);
    if (range?.kind !== 'selector' || range.rangeMs === undefined) {
      throw new RangeError(`${name} is not known, or has no range`);
    }
    const { times: ofSamples, isSeenAtOnce, columns: recorded } = find(range.name);
    const { offsetMs, rangeMs } = range;
    const windows = windowsOf(times, ofSamples, { offsetMs, rangeMs, isSeenAtOnce });
    const probability = args.length > 1 ? (scalar(args[0])[0] ?? NaN) : NaN;
    return recorded
      .filter(matches(range))
      .map(({ labels, values }) => ({ labels, values: windowColumn(name, values, windows, probability) }));
  }

  function aggregated(
    name: string,
    { isBy, labels: named }: { readonly isBy: boolean; readonly labels: readonly string[] },
    args: readonly PromqlNode[]
  ): readonly Column[] {
    const groups = new Map<string, { readonly labels: Labels; readonly members: Float64Array[] }>();
    for (const { labels, values } of columns(args.at(-1))) {
      const kept = picked(labels, (label) => named.includes(label) === isBy);
      const key = labelsKey(kept);
      const group = groups.get(key) ?? { labels: kept, members: [] };
      groups.set(key, group);
      group.members.push(values);
    }
    const probability = args.length > 1 ? (scalar(args[0])[0] ?? NaN) : NaN;
    const fold = aggregationOf(name, probability);
    return [...groups.values()].map(({ labels, members }) => {
      const values = new Float64Array(times.length);
      for (let i = 0; i < values.length; i++) {
        const present = members.map((member) => member[i]).filter((one) => !Number.isNaN(one));
        values[i] = present.length === 0 ? NaN : fold(present);
      }
      return { labels, values };
    });
  }

  return columns(node);
}

/** The newest sample of each time, unless it is too old; a sample that is missing ends the series until the next. */
function newest(selector: Selector, at: Times, { times, columns, isSeenAtOnce }: RecordedColumns): readonly Column[] {
  const { offsetMs } = selector;
  const { starts, ends } = windowsOf(at, times, { offsetMs, rangeMs: lookBackMs, isSeenAtOnce });
  return columns.filter(matches(selector)).map(({ labels, values }) => ({
    labels,
    values: Float64Array.from(ends, (end, i) => (end > starts[i] ? values[end - 1] : NaN)),
  }));
}

function matches({ matchers }: Selector): (column: Column) => boolean {
  return ({ labels }) => matchers.every(([label, value]) => (labels[label] ?? '') === value);
}

/** `label_replace` with a text that stands as it is. */
function labelled(columns: readonly Column[], args: readonly PromqlNode[]): readonly Column[] {
  const [label, text, from, pattern] = args.map((arg) => (arg.kind === 'text' ? arg.value : undefined));
  if (label === undefined || text === undefined || from !== '' || pattern !== '') {
    throw new RangeError('label_replace is known with plain texts alone');
  }
  return columns.map(({ labels, values }) => ({ labels: { ...labels, [label]: text }, values }));
}

function picked(labels: Labels, keeps: (label: string) => boolean): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => keeps(label)));
}

function aggregationOf(name: string, probability: number): (present: readonly number[]) => number {
  const mean = (present: readonly number[]): number => present.reduce((sum, one) => sum + one, 0) / present.length;
  switch (name) {
    case 'avg':
      return mean;
    case 'count':
      return (present) => present.length;
    case 'quantile':
      return (present) => quantile(present, probability);
    case 'stdvar':
      return (present) => {
        const middle = mean(present);
        return mean(present.map((one) => (one - middle) ** 2));
      };
    default:
      throw new RangeError(`${name} is not known`);
  }
}

type Arithmetic = (left: number, right: number) => number;

const arithmetic: Readonly<Record<string, Arithmetic>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
};

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
};

function combined(operator: string, left: Value, right: Value, on: Matching): Value {
  if (operator === 'or' || operator === 'and') {
    return sets(operator, seriesOf(left), seriesOf(right), on);
  }
  const compares = comparisons[operator];
  const apply: Arithmetic | undefined =
    compares === undefined ? arithmetic[operator] : (one, other) => (compares(one, other) ? one : NaN);
  if (apply === undefined) {
    throw new RangeError(`${operator} is not known`);
  }
  const both = (one: Float64Array, other: Float64Array): Float64Array => one.map((each, i) => apply(each, other[i]));
  if (left instanceof Float64Array) {
    return right instanceof Float64Array
      ? both(left, right)
      : right.map(({ labels, values }) => ({ labels, values: both(left, values) }));
  }
  if (right instanceof Float64Array) {
    return left.map(({ labels, values }) => ({ labels, values: both(values, right) }));
  }
  const others = new Map(right.map(({ labels, values }) => [keyOf(labels, on), values]));
  return left.flatMap(({ labels, values }) => {
    const other = others.get(keyOf(labels, on));
    return other === undefined ? [] : [{ labels, values: both(values, other) }];
  });
}

function seriesOf(value: Value): readonly Column[] {
  return value instanceof Float64Array ? [{ labels: {}, values: value }] : value;
}

function keyOf(labels: Labels, on: Matching): string {
  return labelsKey(on === undefined ? labels : picked(labels, (label) => on.includes(label)));
}

/** `or`: what the left has not at a time, the right may have; `and`: what the right has at a time, too. */
function sets(
  operator: 'or' | 'and',
  left: readonly Column[],
  right: readonly Column[],
  on: Matching
): readonly Column[] {
  const others = new Map<string, Float64Array[]>();
  for (const { labels, values } of right) {
    const key = keyOf(labels, on);
    others.set(key, [...(others.get(key) ?? []), values]);
  }
  if (operator === 'and') {
    return left.map(({ labels, values }) => {
      const of = others.get(keyOf(labels, on)) ?? [];
      return { labels, values: values.map((one, i) => (of.some((other) => !Number.isNaN(other[i])) ? one : NaN)) };
    });
  }
  const known = new Set(left.map(({ labels }) => labelsKey(labels)));
  return [
    ...left.map(({ labels, values }) => {
      const [other] = others.get(labelsKey(labels)) ?? [];
      return other === undefined
        ? { labels, values }
        : { labels, values: values.map((one, i) => (Number.isNaN(one) ? other[i] : one)) };
    }),
    ...right.filter(({ labels }) => !known.has(labelsKey(labels))),
  ];
}
