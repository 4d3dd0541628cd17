import { useEffect, useRef, useState } from 'react';
import { type DataFrame, LoadingState, type TimeRange } from '@grafana/data';
import { type BackendDataSourceResponse, getBackendSrv, toDataQueryResponse } from '@grafana/runtime';
import { type TimeRange as Span } from '../../core/series/timeRange';
import { type AnalysisState, idle } from '../query/analysisState';
import { ruleBacktest } from './ruleBacktest';
import { ruleJudgements, ruleQueries } from './ruleJudgements';
import { type RunningDetector } from './runningDetector';

/** Rules are judged once a minute; of long ranges a store gives about so many times a series. */
const leastStepMs = 60_000;
const mostTimes = 5000;

/** What running rules have said over a range, with a backtest against incidents; nothing is asked without rules. */
export function useRuleJudgements(
  running: RunningDetector | undefined,
  range: TimeRange,
  incidents: readonly Span[]
): AnalysisState {
  const [fromMs, toMs] = [range.from.valueOf(), range.to.valueOf()];
  const stepMs = leastStepMs * Math.max(1, Math.ceil((toMs - fromMs) / mostTimes / leastStepMs));
  const question = running === undefined ? undefined : JSON.stringify({ running, fromMs, toMs, stepMs });
  const [answer, setAnswer] = useState<{ readonly question: string | undefined; readonly state: AnalysisState }>({
    question: undefined,
    state: idle,
  });
  const latest = useRef<Question>({ running, fromMs, toMs, stepMs });
  useEffect(() => {
    latest.current = { running, fromMs, toMs, stepMs };
  });
  useEffect(() => {
    let isCurrent = true;
    if (question !== undefined) {
      void ask(latest.current).then((state) => {
        if (isCurrent) {
          setAnswer({ question, state });
        }
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [question]);
  if (question === undefined) {
    return idle;
  }
  if (answer.question !== question) {
    return { ...answer.state, status: 'loading' };
  }
  const outcome = ruleBacktest(answer.state.frames, stepMs, incidents);
  return { ...answer.state, frames: [...answer.state.frames, ...(outcome === undefined ? [] : [outcome])] };
}

interface Question {
  readonly running: RunningDetector | undefined;
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
}

async function ask({ running, fromMs, toMs, stepMs }: Question): Promise<AnalysisState> {
  if (running === undefined) {
    return idle;
  }
  const datasource = { uid: running.store.uid, type: 'prometheus' };
  const queries = Object.entries(ruleQueries(running)).map(([refId, expr]) => ({
    refId,
    datasource,
    expr,
    range: true,
    instant: false,
    interval: `${stepMs / 1000}s`,
    intervalMs: stepMs,
    maxDataPoints: mostTimes,
  }));
  try {
    const found = await getBackendSrv().post<BackendDataSourceResponse>(
      '/api/ds/query',
      { queries, from: String(fromMs), to: String(toMs) },
      { showErrorAlert: false }
    );
    const { data, state, errors } = toDataQueryResponse({ data: found });
    const frames = data.filter(isFrame);
    const error = errors?.[0]?.message;
    return state === LoadingState.Error || error !== undefined
      ? { ...idle, status: 'failed', error: error ?? 'no answer' }
      : { ...idle, status: 'done', frames: ruleJudgements(frames) };
  } catch (error) {
    return { ...idle, status: 'failed', error: error instanceof Error ? error.message : 'no answer' };
  }
}

function isFrame(data: unknown): data is DataFrame {
  return typeof data === 'object' && data !== null && 'fields' in data;
}
