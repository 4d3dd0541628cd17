import { type DataFrame } from '@grafana/data';

/** What became of a question to the data source. */
export interface AnalysisState {
  /** `idle` until there is something to ask. While it loads, `frames` are those of the former question. */
  readonly status: 'idle' | 'loading' | 'done' | 'failed';
  readonly frames: readonly DataFrame[];
  /** What the backend remarked. */
  readonly notices: readonly string[];
  readonly error?: string;
  readonly tookMs?: number;
}

export const idle: AnalysisState = { status: 'idle', frames: [], notices: [] };
