import { type DependencyGraph } from '../graph/dependencyGraph';
import { type AlertEvent } from './alertEvent';
import { compareNames } from './compareNames';

/** Alerts of one service that belong together. */
export interface Episode {
  readonly service: string;
  /** Index in the graph, −1 where it is unknown. */
  readonly node: number;
  readonly startMs: number;
  endMs: number;
  lastStartMs: number;
  readonly alerts: number[];
}

/** Alerts of one service that start within the window of each other, as episodes ordered by start, then by service. */
export function alertEpisodes(alerts: readonly AlertEvent[], graph: DependencyGraph, windowMs: number): Episode[] {
  const order = alerts.map((_, index) => index);
  order.sort((a, b) => alerts[a].startMs - alerts[b].startMs || compareNames(alerts[a].service, alerts[b].service));
  const episodes: Episode[] = [];
  const open = new Map<string, Episode>();
  for (const index of order) {
    const { service, startMs, endMs } = alerts[index];
    const current = open.get(service);
    if (current !== undefined && startMs - current.lastStartMs <= windowMs) {
      current.alerts.push(index);
      current.lastStartMs = startMs;
      current.endMs = Math.max(current.endMs, endMs);
      continue;
    }
    const episode = {
      service,
      node: graph.indices.get(service) ?? -1,
      startMs,
      endMs,
      lastStartMs: startMs,
      alerts: [index],
    };
    open.set(service, episode);
    episodes.push(episode);
  }
  return episodes;
}
