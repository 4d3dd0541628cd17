import { type SeriesMatrix, seriesValues } from '../../series/seriesMatrix';
import { serviceOfLabels } from '../serviceOfLabels';
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
  matrix.series.forEach(({ name, labels, inputRefId }, row) => {
    const source = sources[row];
    if (source === undefined) {
      return;
    }
    const named = serviceOfLabels(labels, serviceLabels);
    if (source.reading === 'versions') {
      const thing = JSON.stringify([inputRefId, labels['__name__'], named ?? name, labels['container']]);
      rowsOfThing.set(thing, [...(rowsOfThing.get(thing) ?? []), row]);
      return;
    }
    const node = source.kind === 'node' ? nodeOf(labels) : undefined;
    const service = source.kind === 'node' ? undefined : (named ?? name);
    for (const change of readChanges(source.reading, matrix.times, seriesValues(matrix, row), usualUntilMs)) {
      const what = changeWords(source, change, labels, name);
      events.push({ kind: source.kind, service, node, timeMs: change.timeMs, what, seriesName: name });
    }
  });
  for (const rows of rowsOfThing.values()) {
    for (const { timeMs, before, after, series } of versionChanges(matrix, rows)) {
      const { name, labels } = matrix.series[series];
      const service = serviceOfLabels(labels, serviceLabels) ?? name;
      const what = `was deployed (${before} to ${after})`;
      events.push({ kind: 'deployment', service, node: undefined, timeMs, what, seriesName: name });
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
