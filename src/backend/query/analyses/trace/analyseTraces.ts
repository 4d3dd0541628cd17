import { formatDuration } from '../../../../core/series/formatDuration';
import { type Trace } from '../../../../core/traces/span';
import { traceInsights } from '../../../../core/traces/traceInsights';
import { type FrameNotice } from '../../../../frames/schema/wireFrame';
import { type TraceAnalysis } from '../../../../protocol/analyses/trace';
import { type AnalysisResult } from '../../analyser/analyser';
import { findingsOf } from './findingsOf';
import { findingCounts, findingTable, serviceTable, traceTable, type AnalysedTrace } from './traceFrames';
import { spanFrame } from './spanFrame';

/** What traces tell: findings, latencies of services, or the spans themselves; for alert rules the numbers of findings. */
export function analyseTraces(
  { minExclusiveShare, maxDatabaseSpans, format }: TraceAnalysis,
  traces: readonly Trace[],
  isFromAlert: boolean
): AnalysisResult {
  const skipped = traces.flatMap(({ traceId, skippedSpans = 0 }): readonly FrameNotice[] =>
    skippedSpans === 0
      ? []
      : [{ severity: 'warning', text: `${skippedSpans} spans of ${traceId} could not be read and are left out` }]
  );
  const said = traces.flatMap(({ traceId, storeSays }): readonly FrameNotice[] =>
    storeSays === undefined ? [] : [{ severity: 'warning', text: `${traceId}: ${storeSays}` }]
  );
  if (format === 'spans' && !isFromAlert) {
    return { frames: traces.map(spanFrame), notices: [...said, ...skipped] };
  }
  const analysed = traces.map((trace): AnalysedTrace => {
    const insights = traceInsights(trace, { minExclusiveShare, maxDatabaseSpans });
    return { trace, insights, findings: findingsOf(trace, insights) };
  });
  const orphaned = analysed.flatMap(({ trace, insights: { orphans } }): readonly FrameNotice[] =>
    orphans.length === 0
      ? []
      : [
          {
            severity: 'warning',
            text: `${orphans.length} spans of ${trace.traceId} have a parent that is not in the trace`,
          },
        ]
  );
  const skewed = analysed.flatMap(({ trace, insights: { early } }): readonly FrameNotice[] =>
    early.spans === 0
      ? []
      : [
          {
            severity: 'warning',
            text: `${early.spans} spans of ${trace.traceId} begin before their parents, by up to ${formatDuration(early.mostMs)}: the clocks of their machines differ`,
          },
        ]
  );
  const notices = [...said, ...skipped, ...orphaned, ...skewed];
  if (isFromAlert) {
    return { frames: [findingCounts(analysed)], notices };
  }
  const table = { services: serviceTable, traces: traceTable, insights: findingTable, spans: findingTable }[format];
  return { frames: [table(analysed)], notices };
}
