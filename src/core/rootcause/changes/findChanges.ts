import { type SeriesMatrix, seriesValues } from '../../series/seriesMatrix';
import { serviceOfSeries } from '../serviceOfSeries';
import { type ChangeEvent } from './changeEvent';
import { type ChangeSource } from './changeSource';
import { changeWords } from './changeWords';
import { readChanges } from './readChanges';
import { nodeOf } from './servicesOnNodes';
import { versionChanges } from './versionChanges';

/** Pods and replicas of one service change one after the other: what follows within this time is the same change. */
const sameChangeMs = 600_000;

/**
 * The changes that the series of a matrix tell of, ordered by time. What happens to the replicas of a service within ten
 * minutes of each other is one change, at the time of its first.
 *
 * @param sources what each series tells of changes
 * @param usualUntilMs what is usual is known from the values before
 */
export function findChanges(
  matrix: SeriesMatrix,
  sources: ReadonlyArray<ChangeSource | undefined>,
  usualUntilMs: number,
  serviceLabels?: readonly string[]
): readonly ChangeEvent[] {
  const events: ChangeEvent[] = [];
  const rowsOfThing = new Map<string, number[]>();
  matrix.series.forEach((series, row) => {
    const { name, labels, inputRefId } = series;
    const source = sources[row];
    if (source === undefined) {
      return;
    }
    const about = serviceOfSeries(series, serviceLabels);
    if (source.reading === 'versions') {
      const thing = JSON.stringify([inputRefId, labels['__name__'], about, labels['container']]);
      rowsOfThing.set(thing, [...(rowsOfThing.get(thing) ?? []), row]);
      return;
    }
    const node = source.kind === 'node' ? nodeOf(labels) : undefined;
    const service = source.kind === 'node' ? undefined : about;
    for (const change of readChanges(source.reading, matrix.times, seriesValues(matrix, row), usualUntilMs)) {
      const what = changeWords(source, change, labels, name);
      events.push({ kind: source.kind, service, node, timeMs: change.timeMs, what, seriesName: name });
    }
  });
  for (const rows of rowsOfThing.values()) {
    for (const { timeMs, before, after, series } of versionChanges(matrix, rows)) {
      const service = serviceOfSeries(matrix.series[series], serviceLabels);
      const what = `was deployed (${before} to ${after})`;
      events.push({
        kind: 'deployment',
        service,
        node: undefined,
        timeMs,
        what,
        seriesName: matrix.series[series].name,
      });
    }
  }
  return withoutRepeats(events.sort((a, b) => a.timeMs - b.timeMs));
}

function withoutRepeats(events: readonly ChangeEvent[]): readonly ChangeEvent[] {
  const last = new Map<string, number>();
  return events.filter(({ kind, service, node, timeMs }) => {
    const key = JSON.stringify([kind, service, node]);
    const before = last.get(key);
    last.set(key, timeMs);
    return before === undefined || timeMs - before > sameChangeMs;
  });
}
