import { sceneGraph, type SceneComponentProps, SceneObjectBase, type SceneObjectState } from '@grafana/scenes';
import { InvestigationView } from './InvestigationView';

/** What the page of an investigation shows under its time picker. */
export class InvestigationBody extends SceneObjectBase<SceneObjectState> {
  static Component = ({ model }: SceneComponentProps<InvestigationBody>) => {
    const { value: range } = sceneGraph.getTimeRange(model).useState();
    return <InvestigationView range={range} />;
  };
}
