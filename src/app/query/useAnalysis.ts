import { useEffect, useRef, useState } from 'react';
import {
  CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  LoadingState,
  type TimeRange,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { from, switchMap, timeout } from 'rxjs';
import { queryVersion, type CovaryQueryInput } from '../../protocol/query';
import { type AnalysisState, idle } from './analysisState';

/** Analyses of the same inputs, each answered under its name. */
export type Analyses = Readonly<Record<string, CovaryQueryInput['analysis']>>;

/** How much may be looked at, and for how long. */
export interface Budget extends Pick<CovaryQueryInput, 'profileDays' | 'maxSeries' | 'stepMs'> {
  /** After this there is no answer. */
  readonly deadlineMs: number;
  /** How many points of a series are drawn; 1500 where it is left out. */
  readonly maxDataPoints?: number;
}

/** Longer than any answer that is waited for. */
const unlimited: Budget = { deadlineMs: 300_000 };

/**
 * Asks a Covary data source for analyses of inputs over a range, all in one request, so that the inputs are fetched once;
 * anew whenever any of them changes by value. Leaving the page, or asking anew, cancels what is under way.
 *
 * @param budget how much may be looked at, and for how long
 * @param dataSource the uid; nothing is asked without it, or without inputs
 */
export function useAnalysis(
  dataSource: string | undefined,
  inputs: CovaryQueryInput['inputs'],
  analyses: Analyses | undefined,
  range: TimeRange,
  budget = unlimited
): AnalysisState {
  const [answer, setAnswer] = useState<{ readonly question: string | undefined; readonly state: AnalysisState }>({
    question: undefined,
    state: idle,
  });
  const question =
    dataSource === undefined || inputs.length === 0 || analyses === undefined
      ? undefined
      : JSON.stringify({ dataSource, inputs, analyses, budget, from: range.from.valueOf(), to: range.to.valueOf() });
  const latest = useRef({ inputs, analyses, range, budget });
  useEffect(() => {
    latest.current = { inputs, analyses, range, budget };
  });

  useEffect(() => {
    if (question === undefined || dataSource === undefined) {
      return undefined;
    }
    const startedMs = Date.now();
    const settle = (state: AnalysisState): void => setAnswer({ question, state });
    const subscription = from(getDataSourceSrv().get({ uid: dataSource }))
      .pipe(
        switchMap((source) => ask(source, latest.current)),
        timeout({ first: latest.current.budget.deadlineMs })
      )
      .subscribe({
        next: (response) => {
          if (response.state !== LoadingState.Loading && response.state !== LoadingState.Streaming) {
            settle(stateOf(response, Date.now() - startedMs));
          }
        },
        error: (error: unknown) =>
          settle({ ...idle, status: 'failed', error: error instanceof Error ? error.message : 'no answer' }),
      });
    return () => subscription.unsubscribe();
  }, [question, dataSource]);
  if (question === undefined) {
    return idle;
  }
  return answer.question === question ? answer.state : { ...answer.state, status: 'loading' };
}

function stateOf({ data, errors }: DataQueryResponse, tookMs: number): AnalysisState {
  const frames = data.filter(isFrame);
  const [failure] = errors ?? [];
  return {
    status: failure === undefined ? 'done' : 'failed',
    frames,
    notices: frames.flatMap(({ meta }) => meta?.notices?.map(({ text }) => text) ?? []),
    ...(failure === undefined ? {} : { error: failure.message ?? failure.data?.message ?? 'no answer' }),
    tookMs,
  };
}

interface Question {
  readonly inputs: CovaryQueryInput['inputs'];
  readonly analyses: Analyses | undefined;
  readonly range: TimeRange;
  readonly budget: Budget;
}

/** Runs the query of a data source once. */
function ask(
  source: DataSourceApi,
  { inputs, analyses = {}, range, budget: { deadlineMs: _, maxDataPoints = 1500, ...limits } }: Question
): ReturnType<typeof toObservable> {
  const targets = Object.entries(analyses).map(([refId, analysis]): DataQuery & CovaryQueryInput => ({
    refId,
    version: queryVersion,
    inputs,
    analysis,
    ...limits,
  }));
  const request: DataQueryRequest = {
    requestId: `covary-app-${(requests += 1)}`,
    app: CoreApp.Unknown,
    interval: '1m',
    intervalMs: 60_000,
    maxDataPoints,
    range,
    scopedVars: {},
    targets,
    timezone: 'browser',
    startTime: Date.now(),
  };
  return toObservable(source.query(request));
}

let requests = 0;

function toObservable(answer: ReturnType<DataSourceApi['query']>) {
  return from(answer);
}

function isFrame(data: unknown): data is AnalysisState['frames'][number] {
  return typeof data === 'object' && data !== null && 'fields' in data;
}
