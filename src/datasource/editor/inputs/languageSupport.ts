import { MySQL, sql } from '@codemirror/lang-sql';
import { LRLanguage } from '@codemirror/language';
import { type Extension } from '@codemirror/state';
import { parser as logQl } from '@grafana/lezer-logql';
import { styleTags, tags } from '@lezer/highlight';
import { type QueryLanguage } from '../../../protocol/upstreamKinds';
import { macroCompletion } from './macroCompletion';
import { promQlSupport } from './promQlSupport';
import { type StoreClient } from './storeClient';

/** Colours, completion and checks of a language; nothing for ids of traces. */
export function languageSupport(language: QueryLanguage, store: StoreClient): Extension {
  switch (language) {
    case 'promql':
      return promQlSupport(store);
    case 'logql':
      return [logQlLanguage, logQlLanguage.data.of({ autocomplete: macroCompletion })];
    case 'influxql': {
      const support = sql({ dialect: MySQL });
      return [support, support.language.data.of({ autocomplete: macroCompletion })];
    }
    case 'sql':
      return sql();
    case 'flux':
    case 'traceql':
    case 'plain':
      return [];
  }
}

const logQlLanguage = LRLanguage.define({
  parser: logQl.configure({
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
