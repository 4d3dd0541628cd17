import { lazy, Suspense } from 'react';
import { sceneGraph, type SceneComponentProps, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { LoadingPlaceholder } from '@grafana/ui';

// Brings the rules and their YAML, which other pages do without.
const DetectorsView = lazy(async () => ({ default: (await import('./DetectorsView')).DetectorsView }));

/** What the detectors page shows under its time picker. */
export class DetectorsBody extends SceneObjectBase<SceneObjectState> {
  static Component = ({ model }: SceneComponentProps<DetectorsBody>) => {
    const { value: range } = sceneGraph.getTimeRange(model).useState();
    return (
      <Suspense fallback={<LoadingPlaceholder text="" />}>
        <DetectorsView range={range} />
      </Suspense>
    );
  };
}
