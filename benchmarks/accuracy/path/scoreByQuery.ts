import { MemoryQueries, valuesByTime } from './memoryQueries';
import { type ScoreOutcome, type ScoreTask } from './scoreTask';

/** How far back an alert rule asks, as Grafana's form proposes. */
const alertRangeMs = 600_000;

/** So many alert rules, one after the other, are evaluated by one process that has just started. */
const rulesOfProcess = 5;

/** A query of scores has one number field, under the name of the series. */
const isAny = (): boolean => true;

/**
 * Scores rows by queries alone: first the dashboards, one after the other, in a process that keeps samples; then the alert rules, in
 * processes that start anew now and then. A row has the score of the grid's time at or before it.
 */
export async function scoreByQuery(task: ScoreTask): Promise<ScoreOutcome> {
  const queries = new MemoryQueries(task);
  const [scores = new Float64Array(0)] = await queries.shownRows(task, [isAny]);
  let unequalAlerts = 0;
  for (const [i, alertRow] of task.alertRows.entries()) {
    if (i % rulesOfProcess === 0) {
      queries.restart();
    }
    const toMs = queries.gridTime(alertRow);
    const score = valuesByTime(await queries.ask(toMs - alertRangeMs, toMs, true), isAny).get(toMs) ?? NaN;
    unequalAlerts += Object.is(score, scores[alertRow]) ? 0 : 1;
  }
  return { scores, unequalAlerts, notices: [...queries.notices], storeCalls: queries.store.calls };
}
