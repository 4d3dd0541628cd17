import { askPlugin, type PluginQuestion } from '../../tests/integration/backend/askPlugin';
import { type PluginHost } from '../../tests/integration/backend/pluginHost';

const minuteMs = 60_000;

/** What is asked of a Prometheus, and when. */
interface Asked extends Pick<PluginQuestion, 'fromMs' | 'toMs' | 'isFromAlert' | 'signal'> {
  readonly url: string;
  readonly expr: string;
}

/** Asks the default detector at a step of a minute for its scores; resolves to the number of series. @throws Error where the query fails */
export async function askScores(host: PluginHost, { url, expr, ...when }: Asked): Promise<number> {
  const { error, frames } = await askPlugin(host, {
    upstream: { kind: 'prometheus', url },
    settingsId: 'store',
    query: {
      inputs: [{ refId: 'a', expr, legend: '{{instance}}' }],
      analysis: { kind: 'anomaly', format: 'scores' },
      stepMs: minuteMs,
      maxSeries: 20_000,
    },
    ...when,
  });
  if (error !== '') {
    throw new Error(error);
  }
  return frames.length;
}
