import { getBackendSrv } from '@grafana/runtime';
import { UrlSyncContextProvider } from '@grafana/scenes';
import { Alert, LoadingPlaceholder, Text } from '@grafana/ui';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { type DashboardJson } from '../dashboards/dashboardModel';
import { dashboardScene, standInsOf } from '../dashboards/dashboardScene';
import { useAsync } from '../useAsync';
import { useKiosk } from '../useKiosk';

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
  const kiosk = useKiosk();
  const scene = useMemo(() => dashboardScene(dashboard), [dashboard]);
  const standIns = standInsOf(dashboard);
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
      <UrlSyncContextProvider scene={scene} updateUrlOnInit={false} createBrowserHistorySteps={true}>
        <scene.Component model={scene} />
      </UrlSyncContextProvider>
    </>
  );
}
