import { useState } from 'react';
import { css } from '@emotion/css';
import { type DataSourceInstanceSettings, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, InlineField, Input, useStyles2 } from '@grafana/ui';
import { type Watching } from '../../detectors/watching';
import { presets } from '../../presets/registry';
import { storePresets } from '../../presets/storePresets';
import { useStoreMetrics } from '../../query/useStoreMetrics';
import { StorePicker } from '../StorePicker';

interface Props {
  readonly watching: Watching;
  readonly onChange: (change: Partial<Watching>) => void;
  readonly dataSources: readonly DataSourceInstanceSettings[];
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly seriesCount?: number;
}

/** Which series are watched: those that a preset knows, or a query. */
export function SeriesPicker({ watching, onChange, dataSources, dataSource, range, seriesCount }: Props) {
  const styles = useStyles2(styling);
  const metrics = useStoreMetrics(dataSource, range);
  const found = storePresets(presets, metrics.stores);
  const queries = found.flatMap(({ id, title, queries: all }) =>
    all.map((query, i) => ({ value: `${id}-${i}`, label: `${title}: ${query.title}`, query }))
  );
  const chosen = queries.find(({ query }) => query.expr === watching.expr);
  const [draft, setDraft] = useState<string>();
  const look = (): void => {
    const expr = draft?.trim() ?? '';
    if (expr !== '' && expr !== watching.expr) {
      onChange({ expr, legend: undefined, upstream: undefined });
    }
  };
  return (
    <div className={styles.row}>
      <StorePicker
        dataSources={dataSources}
        dataSource={dataSource}
        onChoose={(uid) => onChange({ dataSource: uid, expr: undefined, upstream: undefined })}
      />
      <InlineField label={t('detectors.series.preset', 'Series')}>
        <Combobox
          width="auto"
          minWidth={32}
          loading={metrics.status === 'loading'}
          placeholder={t('detectors.series.choose', 'Choose what is watched')}
          options={queries.map(({ value, label }) => ({ value, label }))}
          value={chosen?.value ?? null}
          onChange={({ value }) => {
            const query = queries.find((each) => each.value === value)?.query;
            if (query !== undefined) {
              setDraft(query.expr);
              onChange({ expr: query.expr, legend: query.legend, upstream: query.upstream });
            }
          }}
        />
      </InlineField>
      <InlineField label={t('detectors.series.query', 'Query')} grow className={styles.query}>
        <Input
          value={draft ?? watching.expr ?? ''}
          placeholder="sum by (service) (rate(http_requests_total[5m]))"
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Enter' && look()}
        />
      </InlineField>
      <Button variant="secondary" onClick={look} disabled={(draft ?? watching.expr ?? '').trim() === ''}>
        {t('detectors.series.look', 'Look at it')}
      </Button>
      {seriesCount !== undefined && (
        <span>
          {t('detectors.series.count', '= {{count}} series', {
            count: seriesCount,
            defaultValue_one: '= one series',
          })}
        </span>
      )}
    </div>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  query: css({ flex: '1 1 320px', margin: 0 }),
});
