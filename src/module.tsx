import { lazy, Suspense } from 'react';
import { AppPlugin, PluginExtensionPoints, type PluginExtensionPanelContext } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import { appRoot } from './app/appRoot';
import { alertAddress } from './app/links/alertAddress';
import { typeOfSource } from './app/links/typeOfSource';
import { investigateTargets } from './app/links/investigateTargets';
import { type AskedContext } from './app/links/openInvestigation';

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

const title = 'Investigate with Covary';
const description = 'What is unusual, what moves with it, and what may have set it off';

/** Loaded with the click: every page of Grafana pays for what is here. */
function open(context: AskedContext | undefined): void {
  void import('./app/links/openInvestigation').then(({ openInvestigation }) => openInvestigation(context));
}

/** What Grafana loads: the pages, and the ways to them from a panel's menu, from Explore and from an alert's instance and from the command palette. */
export const plugin = new AppPlugin<{}>()
  .setRootPage(Root)
  .addLink<PluginExtensionPanelContext>({
    title,
    description,
    targets: PluginExtensionPoints.DashboardPanelMenu,
    configure: (context) => (investigateTargets(context?.targets ?? []).own.length === 0 ? undefined : {}),
    onClick: (_, { context }) => open(context),
  })
  .addLink<AskedContext>({
    title,
    description,
    targets: PluginExtensionPoints.ExploreToolbarAction,
    configure: (context) => (investigateTargets(context?.targets ?? []).own.length === 0 ? undefined : {}),
    onClick: (_, { context }) => open(context),
  })
  .addLink({
    title,
    description,
    targets: PluginExtensionPoints.AlertInstanceAction,
    onClick: (_, { context }) => locationService.push(alertAddress(context, Date.now(), typeOfSource)),
  })
  .addLink({
    title: 'Covary: investigate',
    description,
    targets: PluginExtensionPoints.CommandPalette,
    onClick: () => locationService.push(`${appRoot}/investigate`),
  })
  .addLink({
    title: 'Covary: what is unusual now',
    description: 'Open incidents, and the series that are not as usual',
    targets: PluginExtensionPoints.CommandPalette,
    onClick: () => locationService.push(`${appRoot}/home`),
  });
