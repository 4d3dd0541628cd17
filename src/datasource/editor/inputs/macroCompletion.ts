import { type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { t } from '@grafana/i18n';

/** Offers the macros that are replaced when a query runs. */
export function macroCompletion(context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/\$\w*/);
  return typed === null
    ? null
    : {
        from: typed.from,
        options: [
          {
            label: '$__rate_interval',
            type: 'constant',
            detail: t('code.rate-interval', 'at least four samples'),
          },
          { label: '$__interval', type: 'constant', detail: t('code.interval', 'the step') },
          { label: '$__range', type: 'constant', detail: t('code.range', 'the whole range') },
        ],
        validFor: /^\$\w*$/,
      };
}
