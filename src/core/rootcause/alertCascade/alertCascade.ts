import { labelValue } from '../../series/labelValue';
import { type DependencyGraph } from '../graph/dependencyGraph';
import { hopsFrom } from '../graph/hopsFrom';
import { alertEpisodes, type Episode } from './alertEpisodes';
import { type AlertEvent } from './alertEvent';
import { alertLinks, type Link } from './alertLinks';
import { compareNames } from './compareNames';
import { type ParentRule } from './parentRule';
import { worstSeverity } from './severity';

export interface AlertCascadeOptions {
  /** A child's alert must follow its parent's within this time. */
  readonly windowMs?: number;
  /**
   * A child's alert may come this much before its parent's: rules are evaluated at intervals and wait (`for:`) before
   * they fire, so that the symptom's rule may be the quicker one.
   */
  readonly toleranceMs?: number;
  /** The longest way, in edges, from a child to its parent; the services between them did not alert. */
  readonly maxHops?: number;
  /** Which alerts explain others beside the graph; none by default. */
  readonly rules?: readonly ParentRule[];
}

/** A service that alerted in an incident. Its alerts within one window count together. */
export interface CascadeService {
  readonly service: string;
  /** The first of its alerts. */
  readonly startMs: number;
  /** The last of them. */
  readonly endMs: number;
  /** The worst of its alerts, by the label `severity`; empty where they have none. */
  readonly severity: string;
  /** The alerting service that explains this one, the nearest in the graph; `undefined` for a root. */
  readonly parent: string | undefined;
  /** Milliseconds after the parent's alert (below 0 within the tolerance); 0 for a root. */
  readonly delayMs: number;
  /** The way of the failure from the root to this service, services between that did not alert included. */
  readonly path: readonly string[];
  /** Milliseconds after the root's alert; 0 for a root. */
  readonly delayFromRootMs: number;
  /** How many other alerting services of the incident this one can explain. */
  readonly explains: number;
  /** Whether the graph knows the service. */
  readonly isKnown: boolean;
  /** Indices into the given alerts. */
  readonly alerts: readonly number[];
}

/** Alerts that hang together through the graph: one thing to look at. */
export interface Incident {
  readonly startMs: number;
  readonly endMs: number;
  /** The worst of its alerts: what a call for the root has to have, since it stands for all of them. */
  readonly severity: string;
  /** The service to look at first. */
  readonly root: string;
  /** Ranked as causes: who explains most comes first, at equal numbers the earlier, then by name. */
  readonly services: readonly CascadeService[];
}

export interface AlertCascade {
  /** Ordered by start. */
  readonly incidents: readonly Incident[];
  /** For each given alert the index of its incident. */
  readonly incidentOfAlert: Int32Array;
  /** For each given alert 1 where its service has a parent, so that the alert may be silenced, else 0. */
  readonly suppressed: Uint8Array;
}

const defaultWindowMs = 300_000;
const defaultToleranceMs = 15_000;
const defaultMaxHops = 5;

/**
 * Groups alerts into incidents and finds the alert that set off the others.
 *
 * Alerts of one service that start within `windowMs` of each other form an episode. Episode P is a possible parent of
 * episode C when C's service depends on P's, directly or through services that did not alert (`maxHops`), and C began
 * at most `windowMs` after and `toleranceMs` before P. Of several, the nearest in the graph is C's parent, then the
 * earliest, then by name. Inside a cycle of the graph a parent must be strictly the earlier one (equal times: the name
 * decides), so that links never run in a circle. Episodes linked in this way are one incident. A service that the graph
 * does not know is an incident of its own: time alone explains nothing, but a rule may (`rules`), for as long as the
 * parent fires.
 *
 * Cost: one breadth-first walk for each service that alerted.
 */
export function alertCascade(
  alerts: readonly AlertEvent[],
  graph: DependencyGraph,
  options: AlertCascadeOptions = {}
): AlertCascade {
  const windowMs = options.windowMs ?? defaultWindowMs;
  const episodes = alertEpisodes(alerts, graph, windowMs);
  const links = alertLinks(episodes, alerts, graph, options.rules ?? [], {
    windowMs,
    toleranceMs: options.toleranceMs ?? defaultToleranceMs,
    maxHops: options.maxHops ?? defaultMaxHops,
  });

  const groupOf = groupLinked(links);
  const members = new Map<number, number[]>();
  groupOf.forEach((group, episode) => {
    const list = members.get(group);
    if (list === undefined) {
      members.set(group, [episode]);
    } else {
      list.push(episode);
    }
  });

  const incidents: Incident[] = [];
  const incidentOfAlert = new Int32Array(alerts.length).fill(-1);
  const suppressed = new Uint8Array(alerts.length);
  for (const group of members.values()) {
    const services = rankServices(group, episodes, links, alerts);
    for (const episode of group) {
      for (const alert of episodes[episode].alerts) {
        incidentOfAlert[alert] = incidents.length;
        suppressed[alert] = links[episode].length > 0 ? 1 : 0;
      }
    }
    incidents.push({
      startMs: group.reduce((least, episode) => Math.min(least, episodes[episode].startMs), Number.POSITIVE_INFINITY),
      endMs: group.reduce((most, episode) => Math.max(most, episodes[episode].endMs), Number.NEGATIVE_INFINITY),
      severity: worstSeverity(services.map(({ severity }) => severity)),
      root: services[0].service,
      services,
    });
  }
  return { incidents, incidentOfAlert, suppressed };
}

/** A number for each episode, the same for episodes that are linked, in order of first appearance. */
function groupLinked(links: ReadonlyArray<readonly Link[]>): Int32Array {
  const group = new Int32Array(links.length).fill(-1);
  const neighbours: number[][] = links.map(() => []);
  links.forEach((parents, child) => {
    for (const { parent } of parents) {
      neighbours[child].push(parent);
      neighbours[parent].push(child);
    }
  });
  let groups = 0;
  for (let start = 0; start < links.length; start++) {
    if (group[start] >= 0) {
      continue;
    }
    const { distance } = hopsFrom(neighbours, start);
    distance.forEach((hops, episode) => {
      if (hops >= 0) {
        group[episode] = groups;
      }
    });
    groups += 1;
  }
  return group;
}

function rankServices(
  group: readonly number[],
  episodes: readonly Episode[],
  links: ReadonlyArray<readonly Link[]>,
  alerts: readonly AlertEvent[]
): readonly CascadeService[] {
  const children: number[][] = episodes.map(() => []);
  for (const child of group) {
    for (const { parent } of links[child]) {
      children[parent].push(child);
    }
  }
  const services = group.map((index): CascadeService => {
    const episode = episodes[index];
    const { root, path } = pathFromRoot(index, episodes, links);
    const parent = links[index].length > 0 ? episodes[links[index][0].parent] : undefined;
    const reached = hopsFrom(children, index).distance;
    const explained = new Set(group.filter((other) => reached[other] > 0).map((other) => episodes[other].service));
    return {
      service: episode.service,
      startMs: episode.startMs,
      endMs: episode.endMs,
      severity: worstSeverity(episode.alerts.map((index) => labelValue(alerts[index].labels, 'severity') ?? '')),
      parent: parent?.service,
      delayMs: parent === undefined ? 0 : episode.startMs - parent.startMs,
      path,
      delayFromRootMs: episode.startMs - episodes[root].startMs,
      explains: explained.size,
      isKnown: episode.node >= 0,
      alerts: episode.alerts,
    };
  });
  return services.sort(
    (a, b) => b.explains - a.explains || a.startMs - b.startMs || compareNames(a.service, b.service)
  );
}

function pathFromRoot(
  index: number,
  episodes: readonly Episode[],
  links: ReadonlyArray<readonly Link[]>
): { root: number; path: readonly string[] } {
  const path = [episodes[index].service];
  let current = index;
  while (links[current].length > 0) {
    const { parent, way } = links[current][0];
    path.unshift(...way.slice(0, -1));
    current = parent;
  }
  return { root: current, path };
}
