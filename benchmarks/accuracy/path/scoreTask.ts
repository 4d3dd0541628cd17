import { type StoredSeries } from './memoryStore';

/** Series to be scored as a user would see them: by queries over a store that holds them. */
export interface ScoreTask {
  readonly stored: StoredSeries;
  /** The query's step. */
  readonly stepMs: number;
  /** The fields of the query beside its inputs and its step: the analysis, the zone. */
  readonly model: Readonly<Record<string, unknown>>;
  /** The first and the last row that are judged. */
  readonly first: number;
  readonly last: number;
  /** How long the range of each dashboard is. */
  readonly dashboardMs: number;
  /** Rows that are asked for once more, each by an alert rule. */
  readonly alertRows: Float64Array;
}

/** What came of a {@link ScoreTask}. */
export interface ScoreOutcome {
  /** One a row; NaN before the first judged one, and where nothing was judged. */
  readonly scores: Float64Array;
  /** Alert rules whose score was not the dashboard's, bit for bit. */
  readonly unequalAlerts: number;
  /** What the answers remarked, each once. */
  readonly notices: readonly string[];
  /** How many queries the store had to answer. */
  readonly storeCalls: number;
}
