import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { TextLink, useStyles2 } from '@grafana/ui';
import { appRoot } from '../../appRoot';
import { type MetricsOfStore } from '../../presets/storePresets';
import { useStoresOfKind } from '../../query/useStoresOfKind';
import { Section } from '../investigate/Section';

interface Props {
  readonly dataSource: string;
  readonly stores: readonly MetricsOfStore[];
  /** Whether the stores have said what they have. */
  readonly isKnown: boolean;
}

/** What would make the findings better, of what is missing. */
export function NextSteps({ dataSource, stores, isKnown }: Props) {
  const styles = useStyles2(styling);
  const logs = useStoresOfKind(dataSource, 'loki');
  const traces = useStoresOfKind(dataSource, 'tempo, jaeger');
  const has = (metric: string): boolean => stores.some(({ names }) => names.has(metric));
  const steps = [
    ...(isKnown && !has('traces_service_graph_request_total') && !has('istio_requests_total')
      ? [
          t(
            'home.next.graph',
            'No store says who calls whom: suspects are ranked without a path. Tempo and the OpenTelemetry collector write traces_service_graph_request_total.'
          ),
        ]
      : []),
    ...(isKnown && !has('ALERTS')
      ? [t('home.next.alerts', 'No store has alerts (ALERTS): incidents are not grouped.')]
      : []),
    ...(isKnown && !has('kube_deployment_status_observed_generation')
      ? [
          t(
            'home.next.changes',
            'Nothing tells of deployments: mark them as annotations, or scrape kube-state-metrics.'
          ),
        ]
      : []),
    ...(logs?.length === 0 ? [t('home.next.logs', 'Loki is not connected: no logs in findings.')] : []),
    ...(traces?.length === 0 ? [t('home.next.traces', 'Neither Tempo nor Jaeger is connected: no traces.')] : []),
  ];
  return (
    <Section title={t('home.next.title', 'Next')}>
      {isKnown && steps.length === 0 && <p>{t('home.next.none', 'Everything that Covary reads is there.')}</p>}
      <ul className={styles.list}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <TextLink href={`${appRoot}/configuration?${new URLSearchParams({ ds: dataSource }).toString()}`}>
        {t('home.next.configuration', 'See what was found')}
      </TextLink>
    </Section>
  );
}

const styling = (theme: GrafanaTheme2) => ({ list: css({ paddingLeft: theme.spacing(3) }) });
