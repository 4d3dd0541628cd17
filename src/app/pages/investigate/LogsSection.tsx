import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useAnalysis } from '../../query/useAnalysis';
import { useServiceStreams } from '../../query/useServiceStreams';
import { useStoresOfKind } from '../../query/useStoresOfKind';
import { anomalyText } from '../anomalyText';
import { formatUnit } from './formatUnit';
import { Section } from './Section';
import { unusualSeries } from './unusualSeries';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly service: string | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

const shown = 8;
const asIs = { interpolation: { escapeValue: false } };

/** What was unusual about the logs of the selected suspect: lines, errors, statuses and latencies that they tell of. */
export function LogsSection({ dataSource, range, service, isOpen, onToggle }: Props) {
  const styles = useStyles2(styling);
  const stores = useStoresOfKind(dataSource, 'loki');
  const store = stores?.[0];
  const streams = useServiceStreams(dataSource, isOpen ? store : undefined, service, range);
  const { selector } = streams;
  const state = useAnalysis(
    dataSource,
    selector === undefined || store === undefined
      ? []
      : [{ refId: 'logs', expr: selector, upstream: store, legend: '{{__name__}}' }],
    isOpen && selector !== undefined ? { logs: { kind: 'anomaly', format: 'events' } } : undefined,
    range
  );
  const unusual = unusualSeries(state.frames);
  return (
    <Section
      title={
        service === undefined
          ? t('investigate.logs.title', '8 Logs')
          : t('investigate.logs.title-of', '8 Logs of {{service}}', { service, ...asIs })
      }
      asking={t('investigate.logs.asking', 'Reading log lines …')}
      state={state}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      {stores?.length === 0 && (
        <p>{t('investigate.logs.no-store', 'Not run: no Loki is among the stores of this data source.')}</p>
      )}
      {store !== undefined && streams.status === 'failed' && <p role="alert">{streams.error}</p>}
      {store !== undefined && streams.status === 'done' && selector === undefined && (
        <p>
          {t('investigate.logs.no-stream', 'No stream is labelled {{service}}; looked at {{labels}}.', {
            service: service ?? '',
            labels: streams.labels.join(', ') || t('investigate.logs.no-labels', 'no label that names services'),
            ...asIs,
          })}
        </p>
      )}
      {selector !== undefined && <p className={styles.quiet}>{selector}</p>}
      {state.status === 'done' && unusual.length === 0 && (
        <p>{t('investigate.logs.usual', 'Nothing was unusual about these logs.')}</p>
      )}
      <ul className={styles.list}>
        {unusual.slice(0, shown).map((anomaly) => (
          <li key={anomaly.series}>{anomalyText(anomaly, formatUnit(undefined), range)}</li>
        ))}
      </ul>
    </Section>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  list: css({ paddingLeft: theme.spacing(3), margin: 0 }),
  quiet: css({ color: theme.colors.text.secondary, fontFamily: theme.typography.fontFamilyMonospace }),
});
