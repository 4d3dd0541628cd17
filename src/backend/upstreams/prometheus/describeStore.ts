import { z } from 'zod';

const buildInfo = z.object({
  data: z.object({ version: z.string().optional(), application: z.string().optional() }).nullish(),
});
const answered = z.object({ status: z.literal('success') });

/**
 * What a store that answers Prometheus' API is: "Prometheus API, version 2.53.0", "Grafana Mimir, version 2.14.0",
 * "VictoriaMetrics".
 *
 * @param get the JSON of a path's answer; undefined where it is no success
 */
export async function describeStore(get: (path: string) => Promise<unknown>): Promise<string> {
  const { data } = buildInfo.safeParse(await get('/api/v1/status/buildinfo')).data ?? {};
  const version = data?.version ?? '';
  if (data?.application !== undefined && data.application !== '') {
    return `${data.application}${version === '' ? '' : `, version ${version}`}`;
  }
  // VictoriaMetrics names no version of its own there: none at all, or that of the Prometheus it stands in for.
  if (version === '' || version === '2.24.0') {
    // A function that PromQL lacks.
    const extended = answered.safeParse(await get('/api/v1/query?query=now()'));
    if (extended.success) {
      return 'VictoriaMetrics';
    }
  }
  return version === '' ? 'Prometheus API' : `Prometheus API, version ${version}`;
}
