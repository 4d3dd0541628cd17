import { type PanelOptionsEditorBuilder } from '@grafana/data';
import { t } from '@grafana/i18n';

import { type AnomalyPanelOptions, defaultOptions } from './options';

type Builder = PanelOptionsEditorBuilder<AnomalyPanelOptions>;

/** The option pane of the anomaly panel. */
export function buildOptions(builder: Builder): void {
  addLanes(builder);
  addFocus(builder);
  addInteraction(builder);
}

function addLanes(builder: Builder): void {
  const category = [t('options.categories.lanes', 'Lanes')];
  builder
    .addSelect({
      path: 'order',
      name: t('options.order.name', 'Order'),
      category,
      defaultValue: defaultOptions.order,
      settings: {
        options: [
          { value: 'highest', label: t('options.order.highest', 'Highest score in view') },
          { value: 'last', label: t('options.order.last', 'Latest score') },
          { value: 'name', label: t('options.order.by-name', 'Name') },
          { value: 'input', label: t('options.order.input', 'As queried') },
        ],
      },
    })
    .addNumberInput({
      path: 'lanes',
      name: t('options.lanes.name', 'Lanes on a page'),
      category,
      defaultValue: defaultOptions.lanes,
      settings: { min: 1, max: 500, integer: true },
    })
    .addBooleanSwitch({
      path: 'showUsual',
      name: t('options.show-usual.name', 'Usual series, too'),
      category,
      defaultValue: defaultOptions.showUsual,
    })
    .addTextInput({
      path: 'laneLabel',
      name: t('options.lane-label.name', 'Name by label'),
      description: t('options.lane-label.description', 'Label whose value names a lane, instead of the series’ name'),
      category,
      defaultValue: defaultOptions.laneLabel,
    });
}

function addFocus(builder: Builder): void {
  const category = [t('options.categories.focus', 'Series in focus')];
  builder
    .addBooleanSwitch({
      path: 'showBand',
      name: t('options.show-band.name', 'Band'),
      category,
      defaultValue: defaultOptions.showBand,
    })
    .addBooleanSwitch({
      path: 'showExpected',
      name: t('options.show-expected.name', 'Expected value'),
      category,
      defaultValue: defaultOptions.showExpected,
    })
    .addBooleanSwitch({
      path: 'showAnomalies',
      name: t('options.show-anomalies.name', 'Anomalies'),
      category,
      defaultValue: defaultOptions.showAnomalies,
    })
    .addBooleanSwitch({
      path: 'showEvents',
      name: t('options.show-events.name', 'Known events'),
      description: t('options.show-events.description', 'The dashboard’s annotations'),
      category,
      defaultValue: defaultOptions.showEvents,
    })
    .addBooleanSwitch({
      path: 'showScale',
      name: t('options.show-scale.name', 'Scale of scores'),
      category,
      defaultValue: defaultOptions.showScale,
    });
}

function addInteraction(builder: Builder): void {
  const category = [t('options.categories.interaction', 'Interaction')];
  builder.addTextInput({
    path: 'variable',
    name: t('options.variable.name', 'Selection variable'),
    description: t('options.variable.description', 'Dashboard variable that a selected series sets to its name'),
    category,
    defaultValue: defaultOptions.variable,
  });
}
