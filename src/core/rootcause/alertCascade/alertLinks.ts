import { type DependencyGraph } from '../graph/dependencyGraph';
import { hopsFrom } from '../graph/hopsFrom';
import { wayBack } from '../graph/wayBack';
import { type Episode } from './alertEpisodes';
import { type AlertEvent } from './alertEvent';
import { compareNames } from './compareNames';
import { isParentByRule, type ParentRule } from './parentRule';

/** How far a parent may be, in time and in the graph; see `AlertCascadeOptions`. */
export interface LinkLimits {
  readonly windowMs: number;
  readonly toleranceMs: number;
  readonly maxHops: number;
}

/** A possible parent of an episode. */
export interface Link {
  readonly parent: number;
  /** Edges of the graph between both; 0 where a rule says it. */
  readonly hops: number;
  /** Services from the parent to the child, both included. */
  readonly way: readonly string[];
}

/** For each episode its possible parents, the best first: by rule, then by the graph. Links never run in a circle. */
export function alertLinks(
  episodes: readonly Episode[],
  alerts: readonly AlertEvent[],
  graph: DependencyGraph,
  rules: readonly ParentRule[],
  limits: LinkLimits
): ReadonlyArray<readonly Link[]> {
  const links = graphLinks(episodes, graph, limits).map((parents) => [...parents]);
  const isRuled = (parent: Episode, child: Episode): boolean =>
    isDuring(parent, child, limits) && isByRule(parent, child, alerts, rules);
  if (rules.length > 0) {
    // What began before goes first: a rule that holds both ways explains the later by the earlier.
    addRuleLinks(links, episodes, (parent, child) => begins(parent, child) && isRuled(parent, child));
    addRuleLinks(links, episodes, (parent, child) => begins(child, parent) && isRuled(parent, child));
  }
  return links.map((parents) => parents.sort((a, b) => order(a, b, episodes)));
}

/** Adds the pairs that are linked by rule to `links`, but for those that would close a circle. */
function addRuleLinks(
  links: Link[][],
  episodes: readonly Episode[],
  isLinked: (parent: Episode, child: Episode) => boolean
): void {
  const parents = links.map((some) => some.map((link) => link.parent));
  episodes.forEach((child, index) => {
    episodes.forEach((parent, candidate) => {
      if (index !== candidate && isLinked(parent, child) && !isAncestor(index, candidate, parents)) {
        const others = links[index].filter((link) => link.parent !== candidate);
        links[index] = [{ parent: candidate, hops: 0, way: [parent.service, child.service] }, ...others];
        parents[index].push(candidate);
      }
    });
  });
}

/** Whether `a` began before `b`; of two that began together the one that is first by name. */
function begins(a: Episode, b: Episode): boolean {
  return a.startMs < b.startMs || (a.startMs === b.startMs && compareNames(a.service, b.service) < 0);
}

function order(a: Link, b: Link, episodes: readonly Episode[]): number {
  return (
    a.hops - b.hops ||
    episodes[a.parent].startMs - episodes[b.parent].startMs ||
    compareNames(episodes[a.parent].service, episodes[b.parent].service)
  );
}

/** A rule's parent explains what begins while it fires, or within the window. */
function isDuring(parent: Episode, child: Episode, { windowMs, toleranceMs }: LinkLimits): boolean {
  return (
    child.startMs >= parent.startMs - toleranceMs && child.startMs <= Math.max(parent.endMs, parent.startMs + windowMs)
  );
}

function isByRule(
  parent: Episode,
  child: Episode,
  alerts: readonly AlertEvent[],
  rules: readonly ParentRule[]
): boolean {
  return rules.some((rule) =>
    parent.alerts.some((cause) => child.alerts.some((effect) => isParentByRule(rule, alerts[cause], alerts[effect])))
  );
}

/** Whether `of` is explained by `ancestor`, directly or over others. */
function isAncestor(ancestor: number, of: number, parents: ReadonlyArray<readonly number[]>): boolean {
  return hopsFrom(parents, of).distance[ancestor] >= 0;
}

/** For each episode its possible parents by the graph. */
function graphLinks(
  episodes: readonly Episode[],
  graph: DependencyGraph,
  limits: LinkLimits
): ReadonlyArray<readonly Link[]> {
  const episodesOf = new Map<number, number[]>();
  episodes.forEach(({ node }, index) => {
    const list = episodesOf.get(node);
    if (list === undefined) {
      episodesOf.set(node, [index]);
    } else {
      list.push(index);
    }
  });
  return episodes.map((child) => {
    if (child.node < 0) {
      return [];
    }
    const hops = hopsFrom(graph.dependencies, child.node, limits.maxHops);
    const found: Link[] = [];
    for (const [node, candidates] of episodesOf) {
      if (node < 0 || node === child.node || hops.distance[node] < 0) {
        continue;
      }
      for (const index of candidates) {
        if (canExplain(episodes[index], child, graph, limits)) {
          found.push({ parent: index, hops: hops.distance[node], way: wayBack(graph, hops, node) });
        }
      }
    }
    return found;
  });
}

function canExplain(parent: Episode, child: Episode, graph: DependencyGraph, limits: LinkLimits): boolean {
  const delayMs = child.startMs - parent.startMs;
  if (delayMs > limits.windowMs || delayMs < -limits.toleranceMs) {
    return false;
  }
  if (graph.components[parent.node] !== graph.components[child.node]) {
    return true;
  }
  return delayMs > 0 || (delayMs === 0 && compareNames(parent.service, child.service) < 0);
}
