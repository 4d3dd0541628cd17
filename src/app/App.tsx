import { useEffect, useMemo } from 'react';
import { locationService } from '@grafana/runtime';
import { SceneApp } from '@grafana/scenes';
import { appRoot } from './appRoot';
import { investigatePage, investigateUrl } from './pages/investigate/investigatePage';

/** The app's pages under its root path; the root itself leads to the first of them. */
export function App() {
  const scene = useMemo(() => new SceneApp({ pages: [investigatePage()] }), []);
  useEffect(() => {
    if (locationService.getLocation().pathname.replace(/\/$/, '') === appRoot) {
      locationService.replace(investigateUrl);
    }
  }, []);
  return <scene.Component model={scene} />;
}
