import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, InlineField, Input, useStyles2 } from '@grafana/ui';
import { readRows } from '../../../frames/grafana/readRows';
import { useAnalysis } from '../../query/useAnalysis';
import { useStoresOfKind } from '../../query/useStoresOfKind';
import { Section } from './Section';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly service: string | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Where the time of a request went: a trace is named by its id. */
export function TracesSection({ dataSource, range, service, isOpen, onToggle }: Props) {
  const styles = useStyles2(styling);
  const [draft, setDraft] = useState('');
  const [traceId, setTraceId] = useState('');
  const stores = useStoresOfKind(dataSource, 'tempo, jaeger');
  const store = stores?.[0];
  const state = useAnalysis(
    dataSource,
    store === undefined || traceId === '' ? [] : [{ refId: 'trace', query: traceId, upstream: store }],
    isOpen && traceId !== '' ? { trace: { kind: 'trace' } } : undefined,
    range
  );
  const rows = readRows(state.frames[0]);
  return (
    <Section
      title={
        service === undefined
          ? t('investigate.traces.title', '9 Traces')
          : t('investigate.traces.title-of', '9 Traces of {{service}}', {
              service,
              interpolation: { escapeValue: false },
            })
      }
      asking={t('investigate.traces.asking', 'Reading the trace …')}
      state={state}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      {stores?.length === 0 && (
        <p>
          {t('investigate.traces.no-store', 'Not run: no Tempo or Jaeger is among the stores of this data source.')}
        </p>
      )}
      {store !== undefined && (
        <div className={styles.row}>
          <InlineField label={t('investigate.traces.id', 'Trace id')}>
            <Input
              id="covary-trace-id"
              width={40}
              value={draft}
              placeholder="7b5a2f0c9d1e4a637b5a2f0c9d1e4a63"
              onChange={({ currentTarget }) => setDraft(currentTarget.value.trim())}
              onKeyDown={({ key }) => key === 'Enter' && setTraceId(draft)}
            />
          </InlineField>
          <Button variant="secondary" disabled={draft === ''} onClick={() => setTraceId(draft)}>
            {t('investigate.traces.read', 'Read it')}
          </Button>
        </div>
      )}
      {state.status === 'done' && rows.length === 0 && (
        <p>{t('investigate.traces.nothing', 'Nothing stands out in this trace.')}</p>
      )}
      <ul className={styles.list}>
        {rows.map((row, i) => (
          <li key={i}>{row.text('finding')}</li>
        ))}
      </ul>
    </Section>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  list: css({ paddingLeft: theme.spacing(3), margin: 0 }),
});
