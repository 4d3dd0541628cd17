import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton, useStyles2 } from '@grafana/ui';
import { appRoot } from '../../appRoot';
import { investigationInputs } from '../../investigation/investigationInputs';
import { presets } from '../../presets/registry';
import { storePresets } from '../../presets/storePresets';
import { useDataSource } from '../../query/useDataSource';
import { useSeriesCounts } from '../../query/useSeriesCounts';
import { useStoreMetrics } from '../../query/useStoreMetrics';
import { ConnectStore } from '../ConnectStore';
import { StoreFailures } from '../StoreFailures';
import { StorePicker } from '../StorePicker';
import { GuideStep } from './GuideStep';
import { StoreSettingsLink } from '../StoreSettingsLink';

const mostInputs = 40;
const servicesNamed = 12;
const graphMetrics = ['traces_service_graph_request_total', 'istio_requests_total'];
const asIs = { interpolation: { escapeValue: false } };

/** From a store to the first answer, in steps that test themselves and say what they found. */
export function ConfigurationView({ range }: { readonly range: TimeRange }) {
  const styles = useStyles2(styling);
  const { dataSources, dataSource, choose } = useDataSource();
  const metrics = useStoreMetrics(dataSource, range);
  const found = storePresets(presets, metrics.stores);
  const inputs = investigationInputs(found, [])
    .slice(0, mostInputs)
    .map(({ input }) => input);
  const counts = useSeriesCounts(dataSource, inputs, range);
  const services = [...new Set((counts ?? []).flatMap(({ serviceOf }) => [...serviceOf.values()]))].sort();
  const graph = metrics.stores.find(({ names }) => graphMetrics.some((metric) => names.has(metric)));
  if (dataSource === undefined) {
    return <ConnectStore />;
  }
  const isKnown = metrics.status === 'done';
  const silent = metrics.stores.filter(({ names }) => names.size === 0).map(({ upstream }) => upstream);
  return (
    <ol className={styles.steps}>
      <GuideStep
        title={t('guide.store.title', '1 Store')}
        state={metrics.status === 'loading' ? 'waiting' : metrics.status === 'done' ? 'found' : 'missing'}
      >
        <StorePicker dataSources={dataSources} dataSource={dataSource} onChoose={choose} />
        {metrics.stores
          .filter(({ names }) => names.size > 0)
          .map(({ upstream, names }) => (
            <p key={upstream}>
              {t('guide.store.metrics', '{{store}}: {{number}} metrics in this time', {
                store: upstream,
                number: names.size,
                ...asIs,
              })}
            </p>
          ))}
        <StoreFailures
          dataSource={dataSource}
          failures={metrics.failures}
          answered={metrics.stores.length}
          onRetry={metrics.retry}
        />
        {isKnown && silent.length > 0 && (
          <p>
            {t(
              'guide.store.silent',
              'No list of metrics from {{stores}}: they hold logs or traces, or nothing in this time.',
              {
                stores: silent.join(', '),
                ...asIs,
              }
            )}
          </p>
        )}
        <StoreSettingsLink dataSource={dataSource} />
      </GuideStep>
      <GuideStep
        title={t('guide.presets.title', '2 What is there')}
        state={!isKnown ? 'waiting' : found.length > 0 ? 'found' : 'missing'}
      >
        <p>
          {found.length === 0
            ? t(
                'guide.presets.none',
                'No preset fits. Presets look for names such as http_requests_total, node_cpu_seconds_total or traces_spanmetrics_calls_total; Investigate takes queries of your own.'
              )
            : found.map(({ title, queries }) => `${title} ${queries.length}`).join(' · ')}
        </p>
        <p className={styles.quiet}>
          {t('guide.presets.missing', '{{number}} presets were not found: {{titles}}', {
            number: presets.length - found.length,
            titles: presets
              .filter(({ id }) => !found.some((each) => each.id === id))
              .map(({ title }) => title)
              .join(', '),
            ...asIs,
          })}
        </p>
      </GuideStep>
      <GuideStep
        title={t('guide.services.title', '3 Services')}
        state={
          !isKnown || (counts === undefined && inputs.length > 0)
            ? 'waiting'
            : services.length > 0
              ? 'found'
              : 'missing'
        }
      >
        <p>
          {services.length === 0
            ? t('guide.services.none', 'No label of the series names a service.')
            : `${services.length}: ${services.slice(0, servicesNamed).join(', ')}${services.length > servicesNamed ? ' …' : ''}`}
        </p>
      </GuideStep>
      <GuideStep
        title={t('guide.graph.title', '4 Who calls whom')}
        state={!isKnown ? 'waiting' : graph === undefined ? 'missing' : 'found'}
      >
        <p>
          {graph === undefined
            ? t(
                'guide.graph.none',
                'Not found: suspects are ranked without a path. Tempo and the OpenTelemetry collector write traces_service_graph_request_total, Istio istio_requests_total.'
              )
            : t('guide.graph.found', 'From metrics of {{store}}.', { store: graph.upstream, ...asIs })}
        </p>
      </GuideStep>
      <li className={styles.finish}>
        <LinkButton href={`${appRoot}/home?${new URLSearchParams({ ds: dataSource }).toString()}`}>
          {t('guide.finish', 'Finish')}
        </LinkButton>
      </li>
    </ol>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  steps: css({ listStyle: 'none', margin: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  quiet: css({ color: theme.colors.text.secondary }),
  finish: css({ marginTop: theme.spacing(1) }),
});
