/** A bound on what queries may take, as an administrator can set it. */
export interface BudgetSetting {
  /** Its name in the section `[plugin.covary-analysis-datasource]` of Grafana's configuration. */
  readonly setting: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly what: string;
}

/** Every bound that depends on data or on load. What a query may ask for by itself is bounded in its schema. */
export const budgetSettings = {
  runningQueries: {
    setting: 'max_running_queries',
    default: 100,
    min: 1,
    max: 10_000,
    what: 'Queries that are answered at once; as many of alert rules beside them.',
  },
  runningQueriesPerUser: {
    setting: 'max_running_queries_per_user',
    default: 60,
    min: 1,
    max: 10_000,
    what: 'Queries of one user that are answered at once.',
  },
  waitingQueries: {
    setting: 'max_waiting_queries',
    default: 1000,
    min: 0,
    max: 100_000,
    what: 'Queries that wait for their turn; more are refused.',
  },
  waitingQueriesPerUser: {
    setting: 'max_waiting_queries_per_user',
    default: 300,
    min: 0,
    max: 100_000,
    what: 'Queries of one user that wait for their turn; more are refused.',
  },
  samples: {
    setting: 'max_samples',
    default: 10_000_000,
    min: 1000,
    max: 1_000_000_000,
    what: 'Series × points of a query, history included.',
  },
  cells: {
    setting: 'max_cells',
    default: 2_000_000,
    min: 100,
    max: 100_000_000,
    what: 'Cells of a matrix that compares all series with each other: series × series.',
  },
  rows: {
    setting: 'max_rows',
    default: 100_000,
    min: 100,
    max: 10_000_000,
    what: 'Rows of a table: pairs of series, or events × series.',
  },
  answerValues: {
    setting: 'max_answer_values',
    default: 15_000_000,
    min: 1000,
    max: 1_000_000_000,
    what: 'Values of all fields of an answer.',
  },
  queryBytes: {
    setting: 'max_query_bytes',
    default: 320 * 1024 * 1024,
    min: 1024 * 1024,
    max: 4 * 1024 * 1024 * 1024,
    what: 'Bytes that the stores answer to one query in all, unpacked.',
  },
  analysisSeconds: {
    setting: 'max_analysis_seconds',
    default: 30,
    min: 1,
    max: 3600,
    what: 'How long a worker may be busy with one part of an analysis.',
  },
  streams: {
    setting: 'max_streams',
    default: 200,
    min: 0,
    max: 10_000,
    what: 'Live streams that run at once.',
  },
  streamsPerUser: {
    setting: 'max_streams_per_user',
    default: 30,
    min: 0,
    max: 10_000,
    what: 'Live streams of one user that run at once.',
  },
  streamValues: {
    setting: 'max_stream_values',
    default: 300_000,
    min: 1000,
    max: 100_000_000,
    what: 'Values that a live stream sends at once; of a longer range it sends the newest rows.',
  },
} as const satisfies Readonly<Record<string, BudgetSetting>>;

export type Budgets = { readonly [Name in keyof typeof budgetSettings]: number };

/** The budgets of an installation: the defaults, and what the environment sets. Grafana hands a setting over as `GF_PLUGIN_` and its name in capitals. */
export function readBudgets(environment: Readonly<Record<string, string | undefined>>): Budgets {
  const read = (name: keyof Budgets): number => {
    const { setting, min, max, ...rest } = budgetSettings[name];
    const text = environment[`GF_PLUGIN_${setting.toUpperCase()}`]?.trim() ?? '';
    const value = Number(text);
    return text === '' || !Number.isFinite(value) ? rest.default : Math.min(max, Math.max(min, Math.round(value)));
  };
  return {
    runningQueries: read('runningQueries'),
    runningQueriesPerUser: read('runningQueriesPerUser'),
    waitingQueries: read('waitingQueries'),
    waitingQueriesPerUser: read('waitingQueriesPerUser'),
    samples: read('samples'),
    cells: read('cells'),
    rows: read('rows'),
    answerValues: read('answerValues'),
    queryBytes: read('queryBytes'),
    analysisSeconds: read('analysisSeconds'),
    streams: read('streams'),
    streamsPerUser: read('streamsPerUser'),
    streamValues: read('streamValues'),
  };
}

/** What holds where nothing is set. */
export const defaultBudgets: Budgets = readBudgets({});
