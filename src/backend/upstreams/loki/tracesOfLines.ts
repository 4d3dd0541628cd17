import { logSignals } from '../../../core/logs/logSignals';
import { parseLogLine } from '../../../core/logs/parseLogLine';
import { type TraceMention } from '../linkedTraces';
import { type LokiLine } from './linePages';

const traceLabel = /^trace_?id$/i;

/** The traces that lines name, in their metadata, in what a stage has read, or in their text, and how long each says that it took. */
export function tracesOfLines(lines: readonly LokiLine[]): readonly TraceMention[] {
  return lines.flatMap(({ timeNs, text, labels, metadata, parsed }) => {
    const signals = logSignals(parseLogLine(text));
    const [, said] =
      Object.entries({ ...labels, ...metadata, ...parsed }).find(([name]) => traceLabel.test(name)) ?? [];
    const id = said ?? signals.traceId;
    const { latencyMs } = signals;
    return id === undefined
      ? []
      : [{ id, startMs: Number(timeNs / 1_000_000n), durationMs: Number.isNaN(latencyMs) ? 0 : latencyMs }];
  });
}
