import { sceneGraph, type SceneComponentProps, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { HomeView } from './HomeView';

/** What the first page shows under its time picker. */
export class HomeBody extends SceneObjectBase<SceneObjectState> {
  static Component = ({ model }: SceneComponentProps<HomeBody>) => {
    const { value: range } = sceneGraph.getTimeRange(model).useState();
    return <HomeView range={range} />;
  };
}
