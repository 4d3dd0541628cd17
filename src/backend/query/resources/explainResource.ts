import { z } from 'zod';
import { profileStepMs } from '../../../core/detectors/detector/seriesHistory';
import { epochMs, longestMs } from '../../../protocol/bounds';
import { parseQuery } from '../../../protocol/parseQuery';
import { type CovaryQuery } from '../../../protocol/query';
import { type ResourceResponse } from '../../plugin/application';
import { usualProfileDays } from '../detection/fetchDetection';
import { detectionRequestOf } from '../detection/detectionRequestOf';
import { judgementHistory } from '../detection/judgementHistory';
import { detectionGrid } from '../detection/detectionGrid';
import { upstreamsOf } from '../detection/upstreamsOf';
import { jsonResponse } from './jsonResponse';
import { type OpenUpstreams } from '../instances/openUpstreams';
import { QueryError } from '../../queryError';
import { queryGrid } from '../grids/queryGrid';

const bodyShape = z.object({
  query: z.unknown(),
  fromMs: epochMs,
  toMs: epochMs,
  intervalMs: z.number().min(0).max(longestMs),
});

/**
 * `POST explain` with a query and what a panel would ask it for: at which step it is answered, and what history is fetched
 * before the range. The same decisions as when it runs, without asking a store.
 */
export function explainResource(body: unknown, upstreams: OpenUpstreams): ResourceResponse {
  const parsed = bodyShape.safeParse(body);
  if (!parsed.success) {
    return jsonResponse(400, { message: 'explain takes {"query", "fromMs", "toMs", "intervalMs"}' });
  }
  const { query: given, ...range } = parsed.data;
  const query = parseQuery(given);
  if (!query.ok) {
    return jsonResponse(400, { message: query.error });
  }
  try {
    return jsonResponse(200, explanation(query.value, range, upstreams));
  } catch (error) {
    if (error instanceof QueryError || error instanceof RangeError) {
      return jsonResponse(400, { message: error.message });
    }
    throw error;
  }
}

function explanation(
  query: CovaryQuery,
  range: Omit<z.infer<typeof bodyShape>, 'query'>,
  upstreams: OpenUpstreams
): { readonly stepMs: number; readonly fineMs: number; readonly profileDays: number; readonly isCoarser: boolean } {
  const { analysis, stepMs } = query;
  if (analysis.kind !== 'anomaly' && analysis.kind !== 'backtest') {
    return { stepMs: queryGrid({ ...range, stepMs }).stepMs, fineMs: 0, profileDays: 0, isCoarser: false };
  }
  const stores = upstreamsOf(query.inputs, upstreams);
  const intervals = stores.flatMap(({ scrapeIntervalMs }) => scrapeIntervalMs ?? []);
  const { grid, isCoarser } = detectionGrid({ ...range, stepMs }, intervals, false);
  const need = judgementHistory(detectionRequestOf(analysis, query.zone), grid.stepMs);
  const allowed = stores.map(({ profileDays }) => query.profileDays ?? profileDays ?? usualProfileDays);
  const days = grid.stepMs < profileStepMs ? Math.min(need.profileDays, Math.max(0, ...allowed)) : 0;
  return { stepMs: grid.stepMs, fineMs: need.fineMs, profileDays: days, isCoarser };
}
