import { openMetrics } from '../../../scripts/demo-workload/openMetrics';
import { demoSeries } from '../../../src/backend/upstreams/demo/demoSeries';
import { startVictoriaMetrics } from './startVictoriaMetrics';
import { type StoreProcess } from './storeProcess';

/** A real VictoriaMetrics that holds the demo's history between two times. */
export function startDemoVictoriaMetrics(folder: string, fromMs: number, toMs: number): Promise<StoreProcess> {
  return startVictoriaMetrics(folder, openMetrics(demoSeries, fromMs, toMs));
}
