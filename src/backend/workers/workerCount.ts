import { availableParallelism } from 'node:os';

/**
 * How many worker threads there are: the setting `workers` of Grafana's section `[plugin.covary-analysis-datasource]`, which
 * comes as an environment variable, else one for each processor but one, which the main thread has.
 */
export function workerCount(environment: Readonly<Record<string, string | undefined>>): number {
  const configured = Number(environment['GF_PLUGIN_WORKERS']);
  return Number.isInteger(configured) && configured > 0 ? configured : Math.max(1, availableParallelism() - 1);
}
