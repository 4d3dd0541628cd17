import { type Completion, type CompletionContext, type CompletionSource } from '@codemirror/autocomplete';
import { t } from '@grafana/i18n';

/** Offers the macros of a language: what is replaced when a query runs. */
export function macroCompletion(language: 'promql' | 'logql' | 'influxql' | 'sql'): CompletionSource {
  return (context: CompletionContext) => {
    const typed = context.matchBefore(/\$\w*/);
    return typed === null ? null : { from: typed.from, options: macrosOf(language), validFor: /^\$\w*$/ };
  };
}

function macrosOf(language: Parameters<typeof macroCompletion>[0]): Completion[] {
  const macro = (label: string, detail: string): Completion => ({ label, type: 'constant', detail });
  const ofTime = t('code.time-filter', 'the whole range, as a condition');
  return [
    ...(language === 'influxql' ? [macro('$timeFilter', ofTime)] : []),
    ...(language === 'sql' ? [macro('$__timeFilter(time)', ofTime)] : []),
    ...(language === 'promql' || language === 'logql'
      ? [macro('$__rate_interval', t('code.rate-interval', 'at least four samples'))]
      : []),
    macro('$__interval', t('code.interval', 'the step')),
    macro('$__range', t('code.range', 'the whole range')),
  ];
}
