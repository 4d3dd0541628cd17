import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { sql, SQLDialect } from '@codemirror/lang-sql';
import { type Extension } from '@codemirror/state';
import { type StoreClient } from '../../../promql/storeClient';
import { type Asked, storeCompletion } from './storeCompletion';

/**
 * Flux: no light grammar of it is published (that of its makers is a language server of some megabytes), so that its words are
 * coloured by the SQL mode with a dialect of them, as Grafana's own editor does. Functions, tags and values are offered.
 */
export function fluxSupport(store: StoreClient): Extension {
  const support = sql({ dialect: flux });
  return [
    support.language,
    ...[fluxWords, storeCompletion(store, askedInFlux)].map((autocomplete) =>
      support.language.data.of({ autocomplete })
    ),
  ];
}

const flux = SQLDialect.define({
  keywords: 'and else exists false if import in not option or package return then true with',
  builtin:
    'from range filter map reduce group window aggregateWindow mean median sum count min max first last quantile spread stddev ' +
    'derivative difference increase cumulativeSum movingAverage fill pivot join union keep drop rename duplicate sort limit top ' +
    'bottom distinct yield buckets toFloat toInt toString histogram histogramQuantile timeShift elapsed now r v',
  doubleQuotedStrings: true,
  slashComments: true,
  operatorChars: '|>=<!~+-*/%^.',
});

const functions: readonly Completion[] = [
  ['from', 'from(bucket: "${bucket}")'],
  ['range', 'range(start: v.timeRangeStart, stop: v.timeRangeStop)'],
  ['filter', 'filter(fn: (r) => r["${_measurement}"] == "${}")'],
  ['aggregateWindow', 'aggregateWindow(every: v.windowPeriod, fn: ${mean}, createEmpty: false)'],
  ['group', 'group(columns: ["${host}"])'],
  ['keep', 'keep(columns: ["${_time}", "${_value}"])'],
  ['drop', 'drop(columns: ["${}"])'],
  ['map', 'map(fn: (r) => ({r with _value: ${r._value}}))'],
  ['derivative', 'derivative(unit: ${1s}, nonNegative: true)'],
  ['quantile', 'quantile(q: ${0.99}, method: "estimate_tdigest")'],
  ['pivot', 'pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")'],
  ['fill', 'fill(usePrevious: true)'],
  ['yield', 'yield(name: "${result}")'],
  ...[
    'mean',
    'median',
    'sum',
    'count',
    'min',
    'max',
    'first',
    'last',
    'stddev',
    'spread',
    'difference',
    'increase',
  ].map((name): readonly [string, string] => [name, `${name}()`]),
].map(([label = '', template = '']) => snippetCompletion(template, { label, type: 'function' }));

/** Functions where one can stand: at the begin and behind the pipe. */
function fluxWords(context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/(?:^|\|>)\s*\w*$/);
  const word = context.matchBefore(/\w*/);
  return typed === null || word === null || (typed.text.trim() === '' && !context.explicit)
    ? null
    : { from: word.from, options: functions, validFor: /^\w*$/ };
}

/** What of the store is being written at the end of a text: a value that a tag is compared with, or a tag. */
export function askedInFlux(before: string): Asked | undefined {
  const value = /r(?:\[\s*"([^"]+)"\s*\]|\.(\w+))\s*(?:==|!=)\s*"([^"]*)$/.exec(before);
  if (value !== null) {
    const [, quoted, bare = '', typed = ''] = value;
    const label = quoted ?? bare;
    return {
      ...(label === '_measurement' ? { what: 'metrics' as const } : { what: 'values' as const, label }),
      from: before.length - typed.length,
      validFor: /^[^"]*$/,
    };
  }
  const tag = /(?:\br\[\s*"|\br\.|columns:\s*\[(?:"[^"]*",\s*)*")(\w*)$/.exec(before);
  return tag === null ? undefined : { what: 'labels', from: before.length - (tag[1] ?? '').length, validFor: /^\w*$/ };
}
