import { useEffect, useMemo } from 'react';
import { locationService } from '@grafana/runtime';
import { SceneApp } from '@grafana/scenes';
import { appRoot } from './appRoot';
import { configurationPage } from './pages/configuration/configurationPage';
import { detectorsPage } from './pages/detectors/detectorsPage';
import { homePage, homeUrl } from './pages/home/homePage';
import { investigatePage } from './pages/investigate/investigatePage';
import { slosPage } from './pages/slos/slosPage';

/** The app's pages under its root path; the root itself leads to the first of them. */
export function App() {
  const scene = useMemo(
    () => new SceneApp({ pages: [homePage(), investigatePage(), detectorsPage(), slosPage(), configurationPage()] }),
    []
  );
  useEffect(() => {
    const { pathname, search } = locationService.getLocation();
    if (pathname.replace(/\/$/, '') === appRoot) {
      locationService.replace(`${homeUrl}${search}`);
    }
  }, []);
  return <scene.Component model={scene} />;
}
