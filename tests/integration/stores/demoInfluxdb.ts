import { lineProtocol } from '../../../scripts/demo-workload/lineProtocol';
import { startInfluxdb } from './startInfluxdb';
import { type StoreProcess } from './storeProcess';

/** A real InfluxDB 1 whose database `shop` holds the demo's history between two times. */
export function startDemoInfluxdb(folder: string, fromMs: number, toMs: number): Promise<StoreProcess> {
  return startInfluxdb(folder, lineProtocol(fromMs, toMs));
}
