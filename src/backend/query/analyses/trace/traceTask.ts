import { success, type Result } from '../../../../core/result';
import { type Trace } from '../../../../core/traces/span';
import { type TraceAnalysis } from '../../../../protocol/analyses/trace';
import { type AnalysisResult } from '../../analyser/analyser';
import { analyseTraces } from './analyseTraces';

/** An analysis of traces, as a worker is asked for it. */
export interface TraceTask {
  readonly analysis: TraceAnalysis;
  readonly traces: readonly Trace[];
  readonly isFromAlert: boolean;
}

/** The worker's side. */
export function workOnTraces({ analysis, traces, isFromAlert }: TraceTask): Result<AnalysisResult> {
  return success(analyseTraces(analysis, traces, isFromAlert));
}
