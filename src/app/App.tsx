import { useEffect, useMemo } from 'react';
import { type AppRootProps } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { SceneApp } from '@grafana/scenes';
import { investigatePage } from './pages/investigate/investigatePage';

/** The app's pages under its root path; the root itself leads to the first of them. */
export function App({ basename, path }: Pick<AppRootProps, 'basename' | 'path'>) {
  const scene = useMemo(() => new SceneApp({ pages: [investigatePage(basename)] }), [basename]);
  const isRoot = path.replace(/\/$/, '') === basename.replace(/\/$/, '');
  useEffect(() => {
    if (isRoot) {
      locationService.replace(`${basename}/investigate`);
    }
  }, [isRoot, basename]);
  return <scene.Component model={scene} />;
}
