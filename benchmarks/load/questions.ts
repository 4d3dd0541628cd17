import { type PluginQuestion } from '../../tests/integration/backend/askPlugin';

type Question = Pick<PluginQuestion, 'query' | 'fromMs' | 'toMs'>;

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 0, 5);
const stepMs = 60_000;

function question(series: number, hours: number, analysis: unknown, round: number): Question {
  // Half of the rounds ask what was not asked before.
  const toMs = nowMs + (round % 2) * round * stepMs;
  return {
    query: { inputs: [{ refId: 'a', expr: `series(${series})` }], analysis, stepMs, maxSeries: 20_000 },
    fromMs: toMs - hours * hourMs,
    toMs,
  };
}

/** What people ask of large installations, and what they should not. */
export const heavyQuestions: ReadonlyArray<(round: number) => Question> = [
  (round) => question(1000, 24, { kind: 'correlation' }, round),
  (round) => question(300, 24, { kind: 'anomaly' }, round),
  (round) => question(1000, 24, { kind: 'anomaly', detector: 'robust', format: 'scores' }, round),
  (round) => question(800, 24, { kind: 'cluster' }, round),
  (round) => question(1000, 24, { kind: 'aggregate', function: 'quantile', windowMs: hourMs }, round),
  (round) => question(10_000, 1, { kind: 'quality' }, round),
  (round) => question(300, 6, { kind: 'correlation', method: 'kendall' }, round),
  (round) =>
    question(500, 24, { kind: 'related', target: 'load{instance="node-3", zone="z0"}', maxLagMs: hourMs }, round),
];

/** A panel, or an alert rule, of five series over six hours. */
export function smallQuestion(round: number): Question {
  const toMs = nowMs + round * stepMs;
  return {
    query: {
      inputs: [{ refId: 'a', expr: 'series(5)' }],
      analysis: { kind: 'anomaly', detector: 'robust', format: 'scores' },
      stepMs,
    },
    fromMs: toMs - 6 * hourMs,
    toMs,
  };
}
