import { lazy, Suspense, useState } from 'react';
import { css } from '@emotion/css';
import { type DataSourceInstanceSettings, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, InlineField, Input, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { builtQueryOf } from '../../../datasource/promql/builtQuery';
import { type Watching } from '../../detectors/watching';
import { presets } from '../../presets/registry';
import { storePresets } from '../../presets/storePresets';
import { useStoreMetrics } from '../../query/useStoreMetrics';
import { StorePicker } from '../StorePicker';

// Brings the query editor's parts, which are not needed where a query is written as code.
const SeriesBuilder = lazy(() => import('./SeriesBuilder'));

interface Props {
  readonly watching: Watching;
  readonly onChange: (change: Partial<Watching>) => void;
  readonly dataSources: readonly DataSourceInstanceSettings[];
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly seriesCount?: number;
}

/** Which series are watched: those that a preset knows, or a query, built out of what the store has or written. */
export function SeriesPicker({ watching, onChange, dataSources, dataSource, range, seriesCount }: Props) {
  const styles = useStyles2(styling);
  const metrics = useStoreMetrics(dataSource, range);
  const found = storePresets(presets, metrics.stores);
  const queries = found.flatMap(({ id, title, queries: all }) =>
    all.map((query, i) => ({ value: `${id}-${i}`, label: `${title}: ${query.title}`, query }))
  );
  const { expr = '', upstream = metrics.stores[0]?.upstream } = watching;
  const chosen = queries.find(({ query }) => query.expr === expr);
  const [draft, setDraft] = useState<string>();
  const [wanted, setWanted] = useState<'builder' | 'code'>('builder');
  const built = builtQueryOf(expr);
  const mode = built === undefined ? 'code' : wanted;
  const watch = (text: string): void => {
    setDraft(undefined);
    if (text !== expr) {
      onChange({ expr: text === '' ? undefined : text, legend: undefined, upstream });
    }
  };
  const typed = (draft ?? expr).trim();
  return (
    <div className={styles.rows}>
      <div className={styles.row}>
        <StorePicker
          dataSources={dataSources}
          dataSource={dataSource}
          onChoose={(uid) => onChange({ dataSource: uid, expr: undefined, upstream: undefined })}
        />
        {metrics.stores.length > 1 && (
          <InlineField label={t('detectors.series.upstream', 'Of')}>
            <Combobox
              width="auto"
              minWidth={16}
              options={metrics.stores.map(({ upstream: name }) => ({ value: name, label: name }))}
              value={upstream ?? null}
              onChange={({ value }) => onChange({ upstream: value })}
            />
          </InlineField>
        )}
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
                setDraft(undefined);
                onChange({ expr: query.expr, legend: query.legend, upstream: query.upstream });
              }
            }}
          />
        </InlineField>
        <RadioButtonGroup
          aria-label={t('detectors.series.mode', 'How the query is written')}
          options={[
            { value: 'builder' as const, label: t('detectors.series.builder', 'Builder') },
            { value: 'code' as const, label: t('detectors.series.code', 'Code') },
          ]}
          disabledOptions={built === undefined ? ['builder'] : []}
          value={mode}
          onChange={setWanted}
        />
        {seriesCount !== undefined && (
          <span>
            {t('detectors.series.count', '= {{count}} series', {
              count: seriesCount,
              defaultValue_one: '= one series',
            })}
          </span>
        )}
      </div>
      {mode === 'builder' && built !== undefined ? (
        <>
          <Suspense fallback={null}>
            <SeriesBuilder query={built} dataSource={dataSource} upstream={upstream} range={range} onChange={watch} />
          </Suspense>
          {expr !== '' && <code className={styles.text}>{expr}</code>}
        </>
      ) : (
        <div className={styles.row}>
          <InlineField label={t('detectors.series.query', 'Query')} grow className={styles.query}>
            <Input
              id="covary-query"
              value={draft ?? expr}
              placeholder="sum by (service) (rate(http_requests_total[5m]))"
              onChange={({ currentTarget }) => setDraft(currentTarget.value)}
              onKeyDown={({ key }) => key === 'Enter' && watch(typed)}
            />
          </InlineField>
          <Button variant="secondary" onClick={() => watch(typed)} disabled={typed === ''}>
            {t('detectors.series.look', 'Look at it')}
          </Button>
          {built === undefined && (
            <span className={styles.hint}>
              {t('detectors.series.too-rich', 'This query says more than the builder can show')}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  rows: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  query: css({ flex: '1 1 320px', margin: 0 }),
  text: css({ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: theme.colors.text.secondary }),
  hint: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
});
