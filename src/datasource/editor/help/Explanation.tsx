import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { type QueryExplanation } from '../../queryExplanation';
import { reasonOf } from '../../../protocol/reasonOf';
import { explainQuery, type QueryFacts } from './explainQuery';
import { helpStyles } from './helpStyles';

interface Props {
  readonly facts: QueryFacts;
  /** Asks the backend how it would answer the query. */
  readonly explain: () => Promise<QueryExplanation>;
  /** The queries as they were last sent, one line an input. */
  readonly executed: string | undefined;
}

/** What a query will fetch and cost, and what the last run sent to the stores. */
export function Explanation({ facts, explain, executed }: Props) {
  const styles = useStyles2(helpStyles);
  const [sentences, setSentences] = useState<readonly string[]>();
  const key = JSON.stringify([facts.query, facts.rangeMs, facts.seriesCount]);
  useEffect(() => {
    let isCurrent = true;
    explain().then(
      (explanation) => isCurrent && setSentences(explainQuery(facts, explanation)),
      (error: unknown) => isCurrent && setSentences([reasonOf(error)])
    );
    return () => {
      isCurrent = false;
    };
    // The key says what is explained.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return (
    <ul className={styles.list} aria-busy={sentences === undefined}>
      {(sentences ?? [t('help.asking', 'Asking …')]).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {executed === undefined || executed === '' ? null : (
        <li>
          {t('help.sent', 'Sent to the stores by the last run:')}
          <code className={styles.code}>{executed}</code>
        </li>
      )}
    </ul>
  );
}
