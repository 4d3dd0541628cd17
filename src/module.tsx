import { lazy, Suspense } from 'react';
import { AppPlugin } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';

// Loaded with the first visit to a page, so that dashboards do not pay for the app.
const App = lazy(async () => {
  const [{ initPluginTranslations }, { loadResources }] = await Promise.all([
    import('@grafana/i18n'),
    import('@grafana/scenes'),
  ]);
  // Scenes has texts of its own, which have to be there before it renders.
  await initPluginTranslations('covary-observability-app', [loadResources]);
  return { default: (await import('./app/App')).App };
});

function Root() {
  return (
    <Suspense fallback={<LoadingPlaceholder text="" />}>
      <App />
    </Suspense>
  );
}

/** What Grafana loads. */
export const plugin = new AppPlugin<{}>().setRootPage(Root);
