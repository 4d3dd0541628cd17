import { lazy, Suspense } from 'react';
import { sceneGraph, type SceneComponentProps, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { LoadingPlaceholder } from '@grafana/ui';

// Brings the rules and YAML, which other pages do without.
const SlosView = lazy(async () => ({ default: (await import('./SlosView')).SlosView }));

/** What the page of objectives shows under its time picker. */
export class SlosBody extends SceneObjectBase<SceneObjectState> {
  static Component = ({ model }: SceneComponentProps<SlosBody>) => {
    const { value: range } = sceneGraph.getTimeRange(model).useState();
    return (
      <Suspense fallback={<LoadingPlaceholder text="" />}>
        <SlosView range={range} />
      </Suspense>
    );
  };
}
