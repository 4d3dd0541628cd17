import { covaryItself } from './covaryItself';
import { demoShop } from './demoShop';
import { incident } from './incident';
import { infrastructureOptimization } from './infrastructureOptimization';
import { statisticalObservability } from './statisticalObservability';
import { statisticalPanels } from './statisticalPanels';

/** The dashboards that come with the plugin, by the names of their files. */
export const dashboards: Readonly<Record<string, object>> = {
  'self-observability': covaryItself,
  'demo-shop': demoShop,
  'statistical-observability': statisticalObservability,
  incident,
  'statistical-panels': statisticalPanels,
  'infrastructure-optimization': infrastructureOptimization,
};
