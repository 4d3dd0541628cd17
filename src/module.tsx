import { lazy, Suspense } from 'react';
import { AppPlugin, type AppRootProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';

// Loaded with the first visit to a page, so that dashboards do not pay for the app.
const App = lazy(() => import('./app/App').then((module) => ({ default: module.App })));

function Root(props: AppRootProps) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <App {...props} />
    </Suspense>
  );
}

/** What Grafana loads. */
export const plugin = new AppPlugin<{}>().setRootPage(Root);
