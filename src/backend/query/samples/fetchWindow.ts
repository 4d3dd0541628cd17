import { type RangeRequest, type Upstream } from '../../upstreams/upstream';
import { takingTurns } from '../../workers/takingTurns';
import { type SampleCache } from './sampleCache';
import { type SampleWindow } from './sampleWindow';
import { unorderedWindow } from './unorderedWindow';

/** Fetches a range through the cache; directly where there is none. */
export async function fetchWindow(
  cache: SampleCache | undefined,
  upstream: Upstream,
  request: RangeRequest,
  signal: AbortSignal
): Promise<SampleWindow> {
  const { fromMs, toMs, stepMs } = request;
  return cache === undefined
    ? takingTurns(unorderedWindow(await upstream.queryRange(request, signal), { fromMs, toMs, stepMs }))
    : cache.fetch(upstream, request, signal);
}
