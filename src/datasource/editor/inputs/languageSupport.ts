import { type Extension } from '@codemirror/state';
import { type QueryLanguage } from '../../../protocol/upstreamKinds';
import { fluxSupport } from './languages/fluxSupport';
import { logQlSupport } from './languages/logQlSupport';
import { promQlSupport } from './languages/promQlSupport';
import { selectSupport } from './languages/selectSupport';
import { type StoreClient } from '../../promql/storeClient';

/** Colours, completion and checks of a language; nothing for ids of traces and queries of them. */
export function languageSupport(language: QueryLanguage, store: StoreClient): Extension {
  switch (language) {
    case 'promql':
      return promQlSupport(store);
    case 'logql':
      return logQlSupport(store);
    case 'influxql':
    case 'sql':
      return selectSupport(language, store);
    case 'flux':
      return fluxSupport(store);
    case 'traceql':
    case 'json':
    case 'plain':
      return [];
  }
}
