import { randomBytes } from 'node:crypto';
import { type Logger } from '../../telemetry/logger';
import { inSpan } from '../../telemetry/inSpan';
import { metrics } from '../../telemetry/metrics';
import { currentTraceId } from '../../telemetry/traceHeaders';
import { type PluginQuery, type QueryOutcome } from '../../plugin/application';
import { analysisKindOf } from './analysisKindOf';

/** Who asks a query, for the log. */
export interface Asked {
  readonly query: PluginQuery;
  readonly orgId: number;
  readonly dsUid: string;
  readonly fromAlert: boolean;
}

/** Answers that take longer are told of in the log, also where it has no details. */
const slowSeconds = 10;
const idBytes = 6;

const durations = metrics.histogram(
  'covary_query_duration_seconds',
  'Time from a query to its frames, waiting included, by analysis and how it ended.',
  [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
);

/**
 * Answers a query under an id of its own, by which the log tells of it; measures it, and makes it a span of the trace in which
 * it is asked.
 *
 * @param answer gets the id
 */
export async function observeQuery(
  { query, orgId, dsUid, fromAlert }: Asked,
  logger: Logger,
  answer: (queryId: string) => Promise<QueryOutcome>
): Promise<QueryOutcome> {
  const queryId = randomBytes(idBytes).toString('hex');
  const analysis = analysisKindOf(query.model);
  const startMs = performance.now();
  const attributes = { 'covary.query_id': queryId, 'covary.ref_id': query.refId, 'covary.analysis': analysis };
  return inSpan(`query ${analysis}`, attributes, async (span) => {
    const outcome = await answer(queryId);
    const seconds = (performance.now() - startMs) / 1000;
    durations.observe(seconds, { analysis, result: resultOf(outcome) });
    const told = {
      queryId,
      traceID: currentTraceId(),
      dsUID: dsUid,
      orgId,
      refId: query.refId,
      analysis,
      fromAlert,
      durationMs: Math.round(seconds * 1000),
    };
    if (!outcome.ok) {
      const { status, source, message } = outcome.error;
      span.setAttribute('error.type', `${source} ${status}`);
      logger[status === cancelled ? 'debug' : 'warn']('query failed', { ...told, status, source, error: message });
    } else {
      logger[seconds > slowSeconds ? 'info' : 'debug']('query answered', { ...told, frames: outcome.value.length });
    }
    return outcome;
  });
}

/** The status of a query whose caller has gone. */
const cancelled = 499;

function resultOf(outcome: QueryOutcome): string {
  if (outcome.ok) {
    return 'ok';
  }
  return outcome.error.status === cancelled ? 'cancelled' : outcome.error.source;
}
