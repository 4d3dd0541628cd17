import { t } from '@grafana/i18n';
import { Button, ClipboardButton, Stack, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { ownFields } from '../../../protocol/ownFields';
import { type AnalysisKind } from '../../../protocol/query';
import { type UpstreamInput } from '../../../protocol/upstreamKinds';
import { type CovaryDataQuery } from '../../covaryDataQuery';
import { type Example, examplesOf } from './examples';
import { type QueryExplanation } from '../../queryExplanation';
import { type QueryFacts } from './explainQuery';
import { Explanation } from './Explanation';
import { helpStyles } from './helpStyles';

interface Props {
  readonly kind: AnalysisKind;
  readonly query: CovaryDataQuery;
  /** How the store is asked that examples are for. */
  readonly asked: UpstreamInput;
  readonly facts: Omit<QueryFacts, 'query'>;
  /** Asks the backend how it would answer the query. */
  readonly explain: () => Promise<QueryExplanation>;
  /** The queries as they were last sent, one line an input. */
  readonly executed: string | undefined;
  readonly onExample: (example: Example) => void;
}

/** Help at hand: what the query will cost, examples that run when they are clicked, the query to copy. */
export function Help({ kind, query, asked, facts, explain, executed, onExample }: Props) {
  const styles = useStyles2(helpStyles);
  const [open, setOpen] = useState<'explain' | 'examples'>();
  const toggle = (what: 'explain' | 'examples') => (): void => setOpen(open === what ? undefined : what);
  return (
    <div>
      <Stack gap={1} wrap="wrap">
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          icon="question-circle"
          aria-expanded={open === 'explain'}
          onClick={toggle('explain')}
        >
          {t('help.explain', 'Explain')}
        </Button>
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          icon="book-open"
          aria-expanded={open === 'examples'}
          onClick={toggle('examples')}
        >
          {t('help.examples', 'Examples')}
        </Button>
        <ClipboardButton
          variant="secondary"
          fill="text"
          size="sm"
          icon="copy"
          getText={() => JSON.stringify(modelOf(query), null, 2)}
        >
          {t('help.copy', 'Copy as JSON')}
        </ClipboardButton>
      </Stack>
      {open === 'explain' ? <Explanation facts={{ ...facts, query }} {...{ explain, executed }} /> : null}
      {open === 'examples' ? (
        <ul className={styles.list}>
          {examplesOf(kind, asked).map((example) => (
            <li key={example.title}>
              <Button
                variant="secondary"
                size="sm"
                icon="play"
                onClick={() => {
                  setOpen(undefined);
                  onExample(example);
                }}
              >
                {example.title}
              </Button>
              {example.inputs.map(({ refId, text }) => (
                <code key={refId} className={styles.code}>
                  {text}
                </code>
              ))}
            </li>
          ))}
          {examplesOf(kind, asked).length === 0 ? (
            <li>
              {t(
                'help.no-examples',
                'There is no example of this for a store of this kind: choose another store or another question'
              )}
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

/** The query without what only this dashboard knows, its inputs and its analysis first. */
function modelOf(query: CovaryDataQuery): object {
  const { version, inputs, analysis, ...options } = ownFields(query);
  return { inputs, analysis, ...options, version };
}
