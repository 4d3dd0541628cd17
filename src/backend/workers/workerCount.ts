import { availableParallelism } from 'node:os';

/**
 * How many worker threads there are: the setting `workers` of Grafana's section `[plugin.covary-analysis-datasource]`, which
 * comes as an environment variable, else one for each processor but one, which the main thread has; two on two
 * processors, since the main thread mostly waits while they judge.
 */
export function workerCount(environment: Readonly<Record<string, string | undefined>>): number {
  const configured = Number(environment['GF_PLUGIN_WORKERS']);
  return Number.isInteger(configured) && configured > 0 ? configured : usualCount(availableParallelism());
}

function usualCount(processors: number): number {
  return Math.max(Math.min(2, processors), processors - 1);
}
