import { type Incident } from '../../../../core/rootcause/alertCascade/alertCascade';
import { incidentLife } from '../../../../core/rootcause/alertCascade/incidentLife';
import { gridTimes, type TimeGrid } from '../../../../core/series/timeGrid';
import { type NumberField, type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../tables/columns';

const stateWords = { 0: { text: 'over' }, 1: { text: 'open' }, 2: { text: 'growing' } };

/**
 * The life of each incident as series, labelled with its root: `state` (0 over, 1 open, 2 growing) and, not for alert rules,
 * how many `services` alert. Incidents of one root are one series.
 */
export function lifeFrames(
  incidents: readonly Incident[],
  grid: TimeGrid,
  windowMs: number,
  isFromAlert: boolean
): readonly WireFrame[] {
  const times = gridTimes(grid);
  const ofRoot = new Map<string, { states: Float64Array; services: Float64Array }>();
  for (const incident of incidents) {
    const life = incidentLife(incident, times, windowMs, grid.stepMs);
    const known = ofRoot.get(incident.root);
    ofRoot.set(incident.root, {
      states: life.states.map((state, i) => Math.max(state, known?.states[i] ?? 0)),
      services: life.services.map((count, i) => count + (known?.services[i] ?? 0)),
    });
  }
  return [...ofRoot].map(([root, { states, services }]) => {
    const number = (name: string, values: Float64Array, config: NumberField['config']): NumberField => ({
      name,
      type: 'number',
      nullable: false,
      values,
      labels: { root },
      ...(config === undefined ? {} : { config }),
    });
    return timeSeriesFrame('incident', times, [
      number('state', states, {
        min: 0,
        max: 2,
        decimals: 0,
        description: '0 over, 1 open, 2 growing',
        mappings: [{ type: 'value', options: stateWords }],
      }),
      ...(isFromAlert ? [] : [number('services', services, { min: 0, decimals: 0, description: 'That alert' })]),
    ]);
  });
}
