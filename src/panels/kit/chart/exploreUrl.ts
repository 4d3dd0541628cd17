import { type PanelProps } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

import { type TimeRange } from '../../../core/series/timeRange';

/**
 * The address of Explore with a panel's queries over a time, variables put in. Null where the panel has no queries of its own, as a
 * preview has none.
 */
export async function exploreUrl(request: PanelProps['data']['request'], span: TimeRange): Promise<string | null> {
  const targets = request?.targets ?? [];
  const ref = targets.find(({ datasource }) => datasource)?.datasource;
  if (!ref) {
    return null;
  }
  const source = await getDataSourceSrv().get(ref, request?.scopedVars);
  const queries = source.interpolateVariablesInQueries?.(targets, request?.scopedVars ?? {}) ?? targets;
  const range = { from: String(Math.round(span.fromMs)), to: String(Math.round(span.toMs)) };
  const panes = { a: { datasource: source.uid, queries, range } };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`;
}
