import { labelsKey } from '../series/labelsKey';
import { type LabelledSeries, type Labels } from '../series/labelledSeries';
import { gridTimes, type TimeGrid } from '../series/timeGrid';
import { quantileOfSorted } from '../order/quantileOfSorted';
import { isLevelField } from './levels';
import { type LogPattern } from './logPattern';
import { type LogSignals, logSignals } from './logSignals';
import { parseLogLine } from './parseLogLine';
import { streamLabels } from './streamLabels';

/** A line of a log stream. */
export interface LogLine {
  readonly timeMs: number;
  readonly text: string;
  /** The stream's labels. */
  readonly labels: Labels;
  /** What the store says of this line alone, such as its level and the trace it belongs to. */
  readonly metadata?: Labels;
  /**
   * Fields that the store's query has read of the line; they stand beside those that are read here. What LogQL says of a stage
   * that could not read the line (`__error__`) is no error of the program, and left out.
   */
  readonly parsed?: Labels;
}

export interface LogSeriesOptions {
  readonly grid: TimeGrid;
  /** The user's own patterns, tried before what is known of common programs. */
  readonly patterns?: readonly LogPattern[];
  /** Stream labels that tell series apart; by default all. */
  readonly groupBy?: readonly string[];
  /** Latency quantiles, in [0, 1]. */
  readonly quantiles?: readonly number[];
}

const defaultQuantiles = [0.5, 0.95, 0.99];
const statusClasses = [1, 2, 3, 4, 5];

/**
 * Turns log lines into series, for each stream: `log_lines`, `log_errors`, `log_status{class="5xx"}` for the classes that
 * occur, and `log_latency_ms{quantile="0.95"}` where lines carry a latency. The value at grid time t comes from the lines
 * in (t − step, t]; counts are 0 without lines, quantiles NaN. Lines need no order. Series come by stream in order of
 * first appearance.
 */
export function logSeries(lines: readonly LogLine[], options: LogSeriesOptions): readonly LabelledSeries[] {
  const times = gridTimes(options.grid);
  const { stepMs } = options.grid;
  const first = times[0] ?? Number.NaN;
  const streams = new Map<string, Stream>();
  for (const line of lines) {
    const { timeMs, labels } = line;
    const slot = Math.ceil((timeMs - first) / stepMs);
    if (!(slot >= 0 && slot < times.length)) {
      continue;
    }
    const kept = streamLabels(labels, options.groupBy);
    const key = labelsKey(kept);
    let stream = streams.get(key);
    if (stream === undefined) {
      stream = newStream(kept, times.length);
      streams.set(key, stream);
    }
    addLine(stream, slot, signalsOf(line, options.patterns));
  }
  return [...streams.values()].flatMap((stream) => seriesOf(stream, times, options.quantiles ?? defaultQuantiles));
}

function signalsOf(
  { text, labels, metadata = {}, parsed = {} }: LogLine,
  patterns: readonly LogPattern[] | undefined
): LogSignals {
  const { format, fields } = parseLogLine(text, patterns);
  const read = Object.fromEntries(Object.entries(parsed).filter(([name]) => !name.startsWith('__')));
  const own = logSignals({ format, fields: { ...fields, ...read } }, { ...labels, ...metadata });
  const attributes = Object.entries(metadata).filter(([name]) => !name.startsWith('__') && !isLevelField(name));
  return attributes.length === 0 ? own : withSaid(own, logSignals({ format, fields: Object.fromEntries(attributes) }));
}

/** What a line tells, and where it is silent what its store says of it, such as OpenTelemetry's attributes. */
function withSaid(own: LogSignals, said: LogSignals): LogSignals {
  return {
    latencyMs: Number.isNaN(own.latencyMs) ? said.latencyMs : own.latencyMs,
    status: Number.isNaN(own.status) ? said.status : own.status,
    isError: own.isError || said.isError,
    errorType: own.errorType ?? said.errorType,
    service: own.service ?? said.service,
    endpoint: own.endpoint ?? said.endpoint,
    traceId: own.traceId ?? said.traceId,
  };
}

interface Stream {
  readonly labels: Labels;
  readonly lines: Float64Array;
  readonly errors: Float64Array;
  /** By status class, the first digit. */
  readonly statuses: Map<number, Float64Array>;
  /** For each grid time the latencies of its lines. */
  readonly latencies: number[][];
}

function newStream(labels: Labels, length: number): Stream {
  return {
    labels,
    lines: new Float64Array(length),
    errors: new Float64Array(length),
    statuses: new Map(),
    latencies: Array.from({ length }, () => []),
  };
}

function addLine(stream: Stream, slot: number, signals: LogSignals): void {
  stream.lines[slot] += 1;
  stream.errors[slot] += signals.isError ? 1 : 0;
  if (!Number.isNaN(signals.latencyMs)) {
    stream.latencies[slot].push(signals.latencyMs);
  }
  if (!Number.isNaN(signals.status)) {
    const statusClass = Math.floor(signals.status / 100);
    let counts = stream.statuses.get(statusClass);
    if (counts === undefined) {
      counts = new Float64Array(stream.lines.length);
      stream.statuses.set(statusClass, counts);
    }
    counts[slot] += 1;
  }
}

function seriesOf(stream: Stream, times: Float64Array, quantiles: readonly number[]): readonly LabelledSeries[] {
  const named = (name: string, labels: Labels, values: Float64Array): LabelledSeries => ({
    name,
    labels: { ...stream.labels, __name__: name, ...labels },
    times,
    values,
  });
  const series = [named('log_lines', {}, stream.lines), named('log_errors', {}, stream.errors)];
  for (const statusClass of statusClasses) {
    const counts = stream.statuses.get(statusClass);
    if (counts !== undefined) {
      series.push(named('log_status', { class: `${statusClass}xx` }, counts));
    }
  }
  if (stream.latencies.some(({ length }) => length > 0)) {
    const sorted = stream.latencies.map((latencies) => Float64Array.from(latencies).sort());
    for (const quantile of quantiles) {
      const values = Float64Array.from(sorted, (latencies) => quantileOfSorted(latencies, quantile));
      series.push(named('log_latency_ms', { quantile: String(quantile) }, values));
    }
  }
  return series;
}
