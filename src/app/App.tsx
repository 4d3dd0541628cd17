import { useMemo } from 'react';
import { type AppRootProps } from '@grafana/data';
import { SceneApp } from '@grafana/scenes';
import { investigatePage } from './pages/investigate/investigatePage';

/** The app's pages under its root path. */
export function App({ basename }: Pick<AppRootProps, 'basename'>) {
  const scene = useMemo(() => new SceneApp({ pages: [investigatePage(basename)] }), [basename]);
  return <scene.Component model={scene} />;
}
