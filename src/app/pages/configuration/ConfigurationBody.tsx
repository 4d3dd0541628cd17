import { sceneGraph, type SceneComponentProps, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { ConfigurationView } from './ConfigurationView';

/** What the configuration shows under its time picker. */
export class ConfigurationBody extends SceneObjectBase<SceneObjectState> {
  static Component = ({ model }: SceneComponentProps<ConfigurationBody>) => {
    const { value: range } = sceneGraph.getTimeRange(model).useState();
    return <ConfigurationView range={range} />;
  };
}
