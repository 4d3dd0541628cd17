import { css } from '@emotion/css';
import { config, getBackendSrv } from '@grafana/runtime';
import { sceneGraph, UrlSyncContextProvider, VizPanel } from '@grafana/scenes';
import { Alert, LoadingPlaceholder, Text, useStyles2 } from '@grafana/ui';
import { useMemo } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { z } from 'zod';
import { type DashboardJson } from '../dashboards/dashboardModel';
import { dashboardScene, standInsOf } from '../dashboards/dashboardScene';
import { useAsync } from '../useAsync';
import { useKiosk } from '../useKiosk';
import { EditedPanel } from './EditedPanel';

export function DashboardPage() {
  const { uid = '' } = useParams();
  const { value, error } = useAsync(
    () => getBackendSrv().get<{ dashboard: DashboardJson }>(`/api/dashboards/uid/${encodeURIComponent(uid)}`),
    [uid]
  );
  if (error !== undefined) {
    return <Alert title={`The dashboard "${uid}" could not be loaded`}>{error.message}</Alert>;
  }
  return value === undefined ? (
    <LoadingPlaceholder text="Loading dashboard" />
  ) : (
    <DashboardView dashboard={value.dashboard} />
  );
}

function DashboardView({ dashboard }: { dashboard: DashboardJson }) {
  const styles = useStyles2(getStyles);
  const kiosk = useKiosk();
  const scene = useMemo(() => dashboardScene(dashboard), [dashboard]);
  const standIns = standInsOf(dashboard);
  const edited = new URLSearchParams(useLocation().search).get('editPanel');
  const panel = sceneGraph.findObject(scene, ({ state }) => state.key === `panel-${edited}`);
  return (
    <>
      {!kiosk && (
        <Text element="h1" variant="h3">
          {dashboard.title}
        </Text>
      )}
      {!kiosk && standIns.length > 0 && (
        <Text color="secondary" variant="bodySmall">
          {`The panels of Grafana's own kinds (${standIns.join(', ')}) are thin stand-ins here; docker compose runs the real ones.`}
        </Text>
      )}
      {asksPromQl(dashboard) && !hasPrometheus() && (
        <Alert severity="info" title="This dashboard asks a Prometheus in PromQL, and there is none">
          The demo by itself answers selectors of series only. Install prometheus and promtool, and npm start gives the
          demo a Prometheus of its own; or name yours: npm start -- --prometheus http://…
        </Alert>
      )}
      <div className={styles.columns}>
        <UrlSyncContextProvider scene={scene} updateUrlOnInit={false} createBrowserHistorySteps={true}>
          <div className={styles.scene}>
            <scene.Component model={scene} />
          </div>
          {panel instanceof VizPanel && <EditedPanel key={edited} panel={panel} />}
        </UrlSyncContextProvider>
      </div>
    </>
  );
}

/** Dashboards whose stores can be chosen are those for a Prometheus. */
const asksPromQl = ({ templating }: DashboardJson): boolean =>
  (templating?.list ?? []).some(({ name }) => name === 'store');

const upstreamsShape = z.object({ upstreams: z.array(z.object({ kind: z.string() })).default([]) });

const hasPrometheus = (): boolean =>
  Object.values(config.datasources).some(({ jsonData }) =>
    upstreamsShape.parse(jsonData).upstreams.some(({ kind }) => kind === 'prometheus')
  );

const getStyles = () => ({
  columns: css({ display: 'flex', alignItems: 'flex-start' }),
  scene: css({ flexGrow: 1, minWidth: 0 }),
});
