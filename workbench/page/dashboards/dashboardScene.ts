import { locationService } from '@grafana/runtime';
import {
  behaviors,
  dataLayers,
  EmbeddedScene,
  SceneControlsSpacer,
  SceneDataLayerControls,
  SceneDataLayerSet,
  SceneDataTransformer,
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
  VizPanel,
  VizPanelMenu,
  type SceneDataProvider,
} from '@grafana/scenes';
import { DashboardCursorSync } from '@grafana/schema';
import { corePanels } from '../panels/corePanels';
import { type DashboardJson, type PanelJson } from './dashboardModel';
import { PanelNotices } from './PanelNotices';
import { sceneVariables } from './sceneVariables';

function queryRunner(panel: PanelJson): SceneDataProvider | undefined {
  if (panel.targets === undefined || panel.targets.length === 0) {
    return undefined;
  }
  const runner = new SceneQueryRunner({
    queries: panel.targets.map((target) => ({ ...target })),
    ...(panel.datasource === undefined ? {} : { datasource: panel.datasource }),
    ...(panel.maxDataPoints === undefined ? {} : { maxDataPoints: panel.maxDataPoints }),
    ...(panel.interval === undefined ? {} : { minInterval: panel.interval }),
  });
  const transformations = panel.transformations ?? [];
  return transformations.length === 0 ? runner : new SceneDataTransformer({ $data: runner, transformations });
}

/** "Edit" of the panel's menu, for panels whose options the workbench can show. */
function menuOf({ id, type }: PanelJson): VizPanelMenu | undefined {
  const edit = (): void => locationService.partial({ editPanel: id });
  return id === undefined || type in corePanels
    ? undefined
    : new VizPanelMenu({ items: [{ text: 'Edit', iconClassName: 'edit', onClick: edit }] });
}

function vizPanel(panel: PanelJson): VizPanel {
  const data = queryRunner(panel);
  const menu = menuOf(panel);
  const title = panel.title ?? '';
  return new VizPanel({
    key: `panel-${panel.id ?? title}`,
    pluginId: panel.type,
    title,
    options: panel.options ?? {},
    fieldConfig: panel.fieldConfig ?? { defaults: {}, overrides: [] },
    displayMode: panel.transparent === true ? 'transparent' : 'default',
    titleItems: new PanelNotices({}),
    ...(panel.pluginVersion === undefined ? {} : { pluginVersion: panel.pluginVersion }),
    ...(panel.description === undefined ? {} : { description: panel.description }),
    ...(data === undefined ? {} : { $data: data }),
    ...(menu === undefined ? {} : { menu }),
  });
}

function gridItem(panel: PanelJson): SceneGridItem {
  const { x = 0, y = 0, w: width = 12, h: height = 8 } = panel.gridPos ?? {};
  return new SceneGridItem({
    key: `grid-item-${panel.id ?? panel.title ?? ''}`,
    x,
    y,
    width,
    height,
    body: vizPanel(panel),
  });
}

/** Rows own the panels after them (or, collapsed, the panels inside them). */
function gridChildren(panels: readonly PanelJson[]): Array<SceneGridItem | SceneGridRow> {
  const top: Array<SceneGridItem | SceneGridRow> = [];
  let row: { json: PanelJson; children: SceneGridItem[] } | undefined;
  const closeRow = (): void => {
    if (row !== undefined) {
      const { json, children } = row;
      const collapsed = json.collapsed === true;
      top.push(
        new SceneGridRow({
          key: `row-${json.id ?? ''}`,
          title: json.title ?? '',
          isCollapsed: collapsed,
          y: json.gridPos?.y ?? 0,
          children,
        })
      );
    }
  };
  for (const panel of panels) {
    if (panel.type === 'row') {
      closeRow();
      row = { json: panel, children: (panel.panels ?? []).map(gridItem) };
    } else {
      (row?.children ?? top).push(gridItem(panel));
    }
  }
  closeRow();
  return top;
}

const allPanels = (panels: readonly PanelJson[]): PanelJson[] =>
  panels.flatMap((panel) => [panel, ...allPanels(panel.panels ?? [])]);

/** The kinds of Grafana's own panels that the dashboard uses: here they are stand-ins. */
export const standInsOf = ({ panels }: DashboardJson): string[] =>
  [...new Set(allPanels(panels).map(({ type }) => type))].filter((type) => type in corePanels && type !== 'text');

export function dashboardScene(dashboard: DashboardJson): EmbeddedScene {
  const { from, to } = dashboard.time ?? { from: 'now-6h', to: 'now' };
  const annotations = (dashboard.annotations?.list ?? []).filter(
    ({ datasource }) => datasource?.uid !== '-- Grafana --'
  );
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({ from, to, ...(dashboard.timezone ? { timeZone: dashboard.timezone } : {}) }),
    $variables: new SceneVariableSet({ variables: sceneVariables(dashboard.templating?.list ?? []) }),
    $behaviors: [new behaviors.CursorSync({ sync: DashboardCursorSync.Off })],
    $data: new SceneDataLayerSet({
      layers: annotations.map(
        (query) =>
          new dataLayers.AnnotationsDataLayer({
            key: `annotations-${query.name}`,
            name: query.name,
            query,
            isEnabled: query.enable,
            isHidden: query.hide === true,
          })
      ),
    }),
    controls: [
      new VariableValueSelectors({}),
      ...(annotations.length === 0 ? [] : [new SceneDataLayerControls()]),
      new SceneControlsSpacer(),
      new SceneTimePicker({ isOnCanvas: true }),
      new SceneRefreshPicker({
        isOnCanvas: true,
        ...(dashboard.refresh ? { refresh: dashboard.refresh } : {}),
        ...(dashboard.timepicker?.refresh_intervals === undefined
          ? {}
          : { intervals: dashboard.timepicker.refresh_intervals }),
      }),
    ],
    body: new SceneGridLayout({ isDraggable: false, isResizable: false, children: gridChildren(dashboard.panels) }),
  });
}
