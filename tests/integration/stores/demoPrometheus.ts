import { openMetrics } from '../../../scripts/demo-workload/openMetrics';
import { demoSeries } from '../../../src/backend/upstreams/demo/demoSeries';
import { startPrometheus } from './startPrometheus';
import { type StoreProcess } from './storeProcess';

/** A real Prometheus that holds the demo's history between two times. */
export function startDemoPrometheus(folder: string, fromMs: number, toMs: number): Promise<StoreProcess> {
  return startPrometheus(folder, openMetrics(demoSeries, fromMs, toMs));
}
