import { VariableHide } from '@grafana/data';
import {
  DataSourceVariable,
  EmbeddedScene,
  PanelBuilders,
  SceneControlsSpacer,
  SceneFlexItem,
  SceneFlexLayout,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  TextBoxVariable,
  VariableValueSelectors,
  VizPanel,
} from '@grafana/scenes';
import { type CovaryQueryInput } from '../../../protocol/query';
import { pluginIds } from '../../pluginIds';

/** Anomalies of the series that an expression selects, above the correlation of the same series. */
export function investigateScene(): EmbeddedScene {
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from: 'now-6h', to: 'now' }),
    $variables: new SceneVariableSet({
      variables: [
        new DataSourceVariable({ name: 'datasource', label: 'Data source', pluginId: pluginIds.datasource }),
        new TextBoxVariable({
          name: 'expr',
          label: 'Series',
          value: 'shop_service_latency_ms',
          hide: VariableHide.dontHide,
        }),
        new TextBoxVariable({ name: 'legend', label: 'Legend', value: '{{service}}' }),
      ],
    }),
    controls: [
      new VariableValueSelectors({}),
      new SceneControlsSpacer(),
      new SceneTimePicker({}),
      new SceneRefreshPicker({}),
    ],
    body: new SceneFlexLayout({
      direction: 'column',
      children: [
        new SceneFlexItem({
          minHeight: 320,
          body: PanelBuilders.timeseries()
            .setTitle('Anomalies')
            .setDescription('Each series with the band in which it was expected; red points are anomalous')
            .setData(runner({ kind: 'anomaly' }))
            .build(),
        }),
        new SceneFlexItem({
          minHeight: 420,
          body: new VizPanel({
            title: 'What moves together',
            pluginId: pluginIds.correlationPanel,
            $data: runner({ kind: 'correlation', order: 'clustered' }),
          }),
        }),
      ],
    }),
  });
}

function runner(analysis: CovaryQueryInput['analysis']): SceneQueryRunner {
  return new SceneQueryRunner({
    datasource: { type: pluginIds.datasource, uid: '${datasource}' },
    queries: [{ refId: 'A', version: 1, inputs: [{ refId: 'a', expr: '${expr}', legend: '${legend}' }], analysis }],
  });
}
