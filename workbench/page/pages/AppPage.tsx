import { config, locationSearchToObject } from '@grafana/runtime';
import { Alert, ErrorBoundaryAlert, LoadingPlaceholder } from '@grafana/ui';
import { useLocation, useParams } from 'react-router-dom';
import { importApp } from '../plugins/pluginLoader';
import { useAsync } from '../useAsync';

/** The root page of an app plugin, as Grafana mounts it under /a/<plugin id>. */
export function AppPage() {
  const { pluginId = '' } = useParams();
  const { pathname, search } = useLocation();
  const { value: plugin, error } = useAsync(() => importApp(pluginId), [pluginId]);
  if (error !== undefined) {
    return <Alert title={`The app "${pluginId}" could not be loaded`}>{error.message}</Alert>;
  }
  const Root = plugin?.root;
  if (plugin === undefined || Root === undefined) {
    return plugin === undefined ? (
      <LoadingPlaceholder text="Loading app" />
    ) : (
      <Alert title="This app has no pages" severity="info" />
    );
  }
  return (
    <ErrorBoundaryAlert>
      <Root
        meta={plugin.meta}
        basename={`${config.appSubUrl}/a/${pluginId}`}
        path={pathname}
        query={locationSearchToObject(search)}
        onNavChanged={() => undefined}
      />
    </ErrorBoundaryAlert>
  );
}
