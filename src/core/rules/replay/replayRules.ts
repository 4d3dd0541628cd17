import { type SeriesDetection } from '../../detectors/request/detection';
import { failure, type Result, success } from '../../result';
import { gridTimes } from '../../series/timeGrid';
import { seriesValues, type SeriesMatrix } from '../../series/seriesMatrix';
import { compileRules } from '../compileRules';
import { promqlDurationMs } from '../promqlDurationMs';
import { type AlertingRule, type RecordingRule } from '../ruleFile';
import { type RuleRequest } from '../ruleRequest';
import { type RecordedColumns, type Times } from './column';
import { evaluatePromql } from './evaluatePromql';
import { parsePromql } from './parsePromql';

/** What is replayed, without what the matrix says. */
export type ReplayRequest = Omit<RuleRequest, 'name' | 'expr' | 'stepMs' | 'isCounter' | 'shards' | 'peersBy'>;

/** What stands for the watched series in the rules that are replayed. */
const source = 'covary_source';
/** Tells the series of the matrix apart: two inputs may have the same labels. */
const placeLabel = 'covary_place';

/**
 * What the rules of a detector would have said of a matrix, by evaluating the very rules that `compileRules` writes, over all of its times:
 * their band, and a score that is above 1 exactly where their alert's condition holds. Groups are evaluated in the order of the file, on
 * multiples of their intervals, by the ranges of Prometheus 3 (open to the left); engines that begin groups at other times have
 * profiles that are up to an interval older. A band needs what `learnedMs` of the compiled rules says before it is whole. Fails on what
 * `compileRules` refuses.
 */
export function replayRules(matrix: SeriesMatrix, request: ReplayRequest): Result<readonly SeriesDetection[]> {
  const compiled = compileRules({ ...request, name: 'replay', expr: source, stepMs: matrix.stepMs });
  if (!compiled.ok) {
    return failure(compiled.error);
  }
  const timed = compiled.value.file.groups.flatMap(({ interval, rules }) =>
    rules.map((rule): TimedRule => ({ rule, interval }))
  );
  const recorder = new Recorder(matrix, timed);
  const placed = ({ columns }: Pick<RecordedColumns, 'columns'>): ReadonlyMap<string, Float64Array> =>
    new Map(columns.map(({ labels, values }) => [labels[placeLabel] ?? '', values]));
  const level = placed(recorder.read('anomaly:level'));
  const lower = placed(recorder.read('anomaly:lower_band'));
  const upper = placed(recorder.read('anomaly:upper_band'));
  const alert = placed(recorder.evaluate(timed.findIndex(({ rule }) => 'alert' in rule)));
  const nothing = new Float64Array(matrix.times.length).fill(NaN);
  return success(
    matrix.series.map((_, place): SeriesDetection => {
      const of = (columns: ReadonlyMap<string, Float64Array>): Float64Array => columns.get(String(place)) ?? nothing;
      return judged({ level: of(level), lower: of(lower), upper: of(upper), alert: of(alert) });
    })
  );
}

interface TimedRule {
  readonly rule: RecordingRule | AlertingRule;
  readonly interval: string;
}

/** Evaluates each rule once, when what it records is read for the first time. */
class Recorder {
  private readonly recorded = new Map<string, Pick<RecordedColumns, 'times' | 'columns'>>();
  private readonly places: ReadonlyMap<string, number>;
  private readonly running: number[] = [];

  constructor(
    private readonly matrix: SeriesMatrix,
    private readonly rules: readonly TimedRule[]
  ) {
    this.places = new Map(rules.flatMap(({ rule }, place) => ('record' in rule ? [[rule.record, place]] : [])));
    this.recorded.set(source, {
      times: { fromMs: matrix.times[0] ?? 0, stepMs: matrix.stepMs, length: matrix.times.length },
      columns: matrix.series.map((_, place) => ({
        labels: { [placeLabel]: String(place) },
        values: seriesValues(matrix, place),
      })),
    });
  }

  read(name: string): RecordedColumns {
    const place = this.places.get(name) ?? -1;
    const isSeenAtOnce = place < (this.running.at(-1) ?? Infinity);
    let known = this.recorded.get(name);
    if (known === undefined) {
      if (this.running.includes(place)) {
        throw new RangeError(`${name} is read before it is recorded`);
      }
      known = this.evaluate(place);
      this.recorded.set(name, known);
    }
    return { ...known, isSeenAtOnce };
  }

  /** What the expression of a rule gives at the times of its group. */
  evaluate(place: number): Pick<RecordedColumns, 'times' | 'columns'> {
    const { rule, interval } = this.rules[place] ?? {};
    if (rule === undefined || interval === undefined) {
      throw new RangeError(`there is no rule ${place}`);
    }
    const times = this.timesOf(promqlDurationMs(interval));
    this.running.push(place);
    const found = evaluatePromql(parsePromql(rule.expr), times, (name) => this.read(name));
    this.running.pop();
    return {
      times,
      columns: found.map(({ labels, values }) => ({ labels: { ...labels, ...rule.labels }, values })),
    };
  }

  private timesOf(stepMs: number): Times {
    const { times } = this.matrix;
    const own = gridTimes({ fromMs: times[0] ?? 0, toMs: times[times.length - 1] ?? -1, stepMs });
    return { fromMs: own[0] ?? 0, stepMs, length: own.length };
  }
}

const hardlyAbove = 1 + Number.EPSILON;

interface Said {
  readonly level: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Has a value while the alert's condition holds. */
  readonly alert: Float64Array;
}

/** The score is the distance from the middle of the band in its half width; on the side that does not count it is 0. */
function judged({ level, lower, upper, alert }: Said): SeriesDetection {
  const expected = lower.map((low, i) => (low + upper[i]) / 2);
  const score = level.map((value, i) => {
    const reach = (upper[i] - lower[i]) / 2;
    const distance = Math.abs(value - expected[i]);
    if (Number.isNaN(distance)) {
      return NaN;
    }
    const ratio = distance === 0 ? 0 : distance / reach;
    // Rounding must not make the ratio say another thing than the alert.
    return Number.isNaN(alert[i]) ? (ratio > 1 ? 0 : ratio) : Math.max(ratio, hardlyAbove);
  });
  return { expected, lower, upper, score };
}
