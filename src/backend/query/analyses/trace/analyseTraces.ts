import { type Trace } from '../../../../core/traces/span';
import { traceInsights } from '../../../../core/traces/traceInsights';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type TraceAnalysis } from '../../../../protocol/analyses/trace';
import { type AnalysisResult } from '../../analyser';
import { findingsOf } from './findingsOf';
import { findingCounts, findingTable, serviceTable, type AnalysedTrace } from './traceFrames';
import { spanFrame } from './spanFrame';

/** What traces tell: findings, latencies of services, or the spans themselves; for alert rules the numbers of findings. */
export function analyseTraces(
  { minExclusiveShare, maxDatabaseSpans, format }: TraceAnalysis,
  traces: readonly Trace[],
  isFromAlert: boolean
): AnalysisResult {
  if (format === 'spans' && !isFromAlert) {
    return { frames: traces.map(spanFrame), notices: [] };
  }
  const analysed = traces.map((trace): AnalysedTrace => {
    const insights = traceInsights(trace, { minExclusiveShare, maxDatabaseSpans });
    return { trace, insights, findings: findingsOf(trace, insights) };
  });
  const notices = analysed.flatMap(({ trace, insights: { orphans } }): readonly FrameNotice[] =>
    orphans.length === 0
      ? []
      : [
          {
            severity: 'warning',
            text: `${orphans.length} spans of ${trace.traceId} have a parent that is not in the trace`,
          },
        ]
  );
  if (isFromAlert) {
    return { frames: [findingCounts(analysed)], notices };
  }
  return { frames: [format === 'services' ? serviceTable(analysed) : findingTable(analysed)], notices };
}
