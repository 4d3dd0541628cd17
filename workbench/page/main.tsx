import 'react-grid-layout/css/styles.css';
import 'react-resizable/css/styles.css';
import './page.css';
import { ThemeContext } from '@grafana/data';
import { config, LocationServiceProvider, locationService } from '@grafana/runtime';
import { GlobalStyles, PortalContainer } from '@grafana/ui';
import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Route, Router, Routes } from 'react-router-dom';
import { AlertRulePage } from './pages/AlertRulePage';
import { AppPage } from './pages/AppPage';
import { DashboardPage } from './pages/DashboardPage';
import { DataSourcePage } from './pages/DataSourcePage';
import { ExplorePage } from './pages/ExplorePage';
import { HomePage } from './pages/HomePage';
import { Shell } from './pages/Shell';
import { StoriesPage } from './pages/StoriesPage';
import { startGrafanaServices } from './services/grafanaServices';

/** React router on Grafana's location service, so that plugins that use either agree. */
function Workbench() {
  const history = locationService.getHistory();
  const location = useSyncExternalStore(history.listen, () => history.location);
  return (
    <Router location={location} navigator={history} navigationType={history.action}>
      <Shell>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/d/:uid/*" element={<DashboardPage />} />
          {/* not ":id": a host's parameter would leak into the app's own useParams */}
          <Route path="/a/:pluginId/*" element={<AppPage />} />
          <Route path="/explore" element={<ExplorePage />} />
          <Route path="/alerting/new" element={<AlertRulePage />} />
          <Route path="/datasources/edit/:uid" element={<DataSourcePage />} />
          <Route path="/connections/datasources/edit/:uid" element={<DataSourcePage />} />
          <Route path="/stories" element={<StoriesPage />} />
          <Route path="/stories/:story" element={<StoriesPage />} />
          <Route path="*" element={<p>There is no such page.</p>} />
        </Routes>
      </Shell>
    </Router>
  );
}

await startGrafanaServices();
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <Workbench />
      </LocationServiceProvider>
      <PortalContainer />
    </ThemeContext.Provider>
  );
}
