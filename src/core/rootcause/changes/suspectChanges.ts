import { type SeriesIdentity, type SeriesMatrix } from '../../series/seriesMatrix';
import { type ChangeSource } from './changeSource';
import { findChanges } from './findChanges';
import { type GivenEvent, givenChanges } from './givenChanges';
import { servicesOnNodes } from './servicesOnNodes';
import { type SuspectChange, weighChanges } from './weighChanges';

/** What may tell of changes. */
export interface KnownChanges {
  /** Series that tell of changes. */
  readonly matrix: SeriesMatrix;
  /** How each of them does. */
  readonly sources: readonly ChangeSource[];
  /** Events that were given, such as annotations. */
  readonly events: readonly GivenEvent[];
}

/** The changes around an incident, and whom they touch. */
export interface SuspectChanges {
  /** The best timed first. */
  readonly changes: readonly SuspectChange[];
  /** For each change the services that it touches; none where nothing tells. */
  readonly touched: ReadonlyArray<readonly string[]>;
  /** For each touched service the greatest weight of its changes. */
  readonly weights: ReadonlyMap<string, number>;
}

/** Finds and weighs the changes around an incident; those of a node touch the services that run on it. */
export function suspectChanges(
  { matrix, sources, events }: KnownChanges,
  series: readonly SeriesIdentity[],
  services: readonly string[],
  incident: { readonly onsetMs: number; readonly endMs: number },
  serviceLabels?: readonly string[]
): SuspectChanges {
  const found = [...findChanges(matrix, sources, incident.onsetMs, serviceLabels), ...givenChanges(events, services)];
  const changes = weighChanges(found, incident.onsetMs, incident.endMs);
  const onNodes = changes.some(({ node }) => node !== undefined) ? servicesOnNodes(series, serviceLabels) : new Map();
  const touched = changes.map(({ service, node }): readonly string[] =>
    service !== undefined ? [service] : [...(onNodes.get(node ?? '') ?? [])]
  );
  const weights = new Map<string, number>();
  changes.forEach(({ weight }, index) => {
    for (const service of touched[index]) {
      weights.set(service, Math.max(weight, weights.get(service) ?? 0));
    }
  });
  return { changes, touched, weights };
}
