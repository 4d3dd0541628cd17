import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { LRLanguage } from '@codemirror/language';
import { type Extension } from '@codemirror/state';
import { parser } from '@grafana/lezer-logql';
import { styleTags, tags } from '@lezer/highlight';
import { literalsOf } from '../../../variables/literals';
import { type StoreClient } from '../../../promql/storeClient';
import { macroCompletion } from './macroCompletion';
import { type Asked, storeCompletion } from './storeCompletion';

/** LogQL: colours by Grafana's grammar, labels and values out of the store, functions and the stages of a pipeline. */
export function logQlSupport(store: StoreClient): Extension {
  return [
    logQl,
    ...[macroCompletion('logql'), storeCompletion(store, askedInSelector), ownWords].map((autocomplete) =>
      logQl.data.of({ autocomplete })
    ),
  ];
}

const logQl = LRLanguage.define({
  parser: parser.configure({
    props: [
      styleTags({
        'By Without And Or Unless On Ignoring GroupLeft GroupRight Offset Bool': tags.keyword,
        'Json Logfmt Unpack Pattern Regexp Unwrap LabelFormat LineFormat LabelReplace Decolorize Drop Keep':
          tags.keyword,
        'CountOverTime Rate RateCounter BytesOverTime BytesRate AvgOverTime SumOverTime MinOverTime MaxOverTime StddevOverTime StdvarOverTime QuantileOverTime FirstOverTime LastOverTime AbsentOverTime':
          tags.function(tags.variableName),
        'Sum Avg Count Max Min Stddev Stdvar Bottomk Topk': tags.function(tags.variableName),
        Identifier: tags.labelName,
        String: tags.string,
        'Number Duration Bytes': tags.number,
        LineComment: tags.comment,
      }),
    ],
  }),
  languageData: { closeBrackets: { brackets: ['(', '[', '{', '"', '`'] }, commentTokens: { line: '#' } },
});

/** A label, or a value of one, of the stream selector that is open at the end of a text. */
export function askedInSelector(before: string): Asked | undefined {
  const open = openSelector(before);
  if (open === undefined) {
    return undefined;
  }
  const inside = before.slice(open + 1);
  const written = [...inside.matchAll(/\w+\s*(?:=~|!~|!=|=)\s*"(?:\\.|[^"\\])*"(?=\s*,)/g)].map(([matcher]) => matcher);
  const match = written.length === 0 ? {} : { match: `{${written.join(',')}}` };
  const value = /(\w+)\s*(?:=~|!~|!=|=)\s*"((?:\\.|[^"\\])*)$/.exec(inside);
  if (value !== null) {
    const [, label = '', typed = ''] = value;
    return { what: 'values', label, ...match, from: before.length - typed.length, validFor: /^[^"]*$/ };
  }
  const name = /(?:^|,)\s*(\w*)$/.exec(inside);
  return name === null
    ? undefined
    : { what: 'labels', ...match, from: before.length - (name[1] ?? '').length, validFor: /^\w*$/ };
}

/** Where the selector opens that a text ends in; undefined outside of one. */
function openSelector(before: string): number | undefined {
  const quoted = literalsOf(before, 'logql');
  const isQuoted = (at: number): boolean => quoted.some(({ from, to }) => at >= from && at < to);
  for (let at = before.length - 1; at >= 0; at--) {
    if ((before[at] === '{' || before[at] === '}') && !isQuoted(at)) {
      return before[at] === '{' ? at : undefined;
    }
  }
  return undefined;
}

const overRange = (name: string): Completion =>
  snippetCompletion(`${name}(\${} [$__interval])`, { label: name, type: 'function' });

const functions: readonly Completion[] = [
  ...['rate', 'count_over_time', 'bytes_rate', 'bytes_over_time', 'absent_over_time', 'rate_counter'].map(overRange),
  ...['avg', 'sum', 'min', 'max', 'first', 'last', 'stddev', 'stdvar'].map((name) =>
    snippetCompletion(`${name}_over_time(\${} | unwrap \${label} [$__interval])`, {
      label: `${name}_over_time`,
      type: 'function',
    })
  ),
  snippetCompletion('quantile_over_time(0.99, ${} | unwrap ${label} [$__interval])', {
    label: 'quantile_over_time',
    type: 'function',
  }),
  ...['sum', 'avg', 'min', 'max', 'count', 'stddev', 'stdvar'].map((name) =>
    snippetCompletion(`${name} by (\${label}) (\${})`, { label: name, type: 'function' })
  ),
  ...['topk', 'bottomk'].map((name) => snippetCompletion(`${name}(\${5}, \${})`, { label: name, type: 'function' })),
];

const stages: readonly Completion[] = [
  ...['json', 'logfmt', 'unpack', 'decolorize'].map((label) => ({ label, type: 'keyword' })),
  ...['unwrap', 'drop', 'keep'].map((label) => ({ label, type: 'keyword', apply: `${label} ` })),
  snippetCompletion('pattern "${<_> <name>}"', { label: 'pattern', type: 'keyword' }),
  snippetCompletion('regexp "${(?P<name>.+)}"', { label: 'regexp', type: 'keyword' }),
  snippetCompletion('line_format "${\\{\\{.name\\}\\}}"', { label: 'line_format', type: 'keyword' }),
  snippetCompletion('label_format ${new}=${old}', { label: 'label_format', type: 'keyword' }),
];

/** Functions where an expression begins, stages behind a bar. */
function ownWords(context: CompletionContext): CompletionResult | null {
  const before = context.state.sliceDoc(0, context.pos);
  const [typed = ''] = /\w*$/.exec(before) ?? [];
  const earlier = before.slice(0, before.length - typed.length);
  const isQuoted = literalsOf(before, 'logql').some(({ to, from }) => to === before.length && to - from > 0);
  if (isQuoted || openSelector(before) !== undefined) {
    return null;
  }
  const options = /\|\s*$/.test(earlier)
    ? stages
    : /(?:^|[(,*/+\-^%<>]|\b(?:and|or|unless))\s*$/.test(earlier) && (typed !== '' || context.explicit)
      ? functions
      : [];
  return options.length === 0 ? null : { from: context.pos - typed.length, options, validFor: /^\w*$/ };
}
