import { PluginType, type PanelPlugin } from '@grafana/data';
import { nodeGraphPanel } from './nodeGraphPanel';
import { stateTimelinePanel } from './stateTimelinePanel';
import { tablePanel } from './tablePanel';
import { textPanel } from './textPanel';
import { timeSeriesPanel } from './timeSeriesPanel';
import { barGaugePanel, gaugePanel, statPanel } from './valuePanels';

const named = (id: string, plugin: PanelPlugin): PanelPlugin => {
  plugin.meta = {
    id,
    name: id,
    type: PluginType.panel,
    module: '',
    baseUrl: '',
    sort: 100,
    info: {
      author: { name: 'Covary workbench' },
      description: 'thin stand-in for the panel of this name in Grafana',
      links: [],
      logos: { small: '', large: '' },
      screenshots: [],
      updated: '',
      version: '',
    },
    ...(id === 'text' ? { skipDataQuery: true } : {}),
  };
  return plugin;
};

/** Grafana's own panels are not on npm; these draw the same data with the same components, with few of the options. */
export const corePanels: Readonly<Record<string, PanelPlugin>> = {
  timeseries: named('timeseries', timeSeriesPanel),
  stat: named('stat', statPanel),
  gauge: named('gauge', gaugePanel),
  bargauge: named('bargauge', barGaugePanel),
  nodeGraph: named('nodeGraph', nodeGraphPanel),
  table: named('table', tablePanel),
  text: named('text', textPanel),
  'state-timeline': named('state-timeline', stateTimelinePanel),
};
