import { hopsFrom } from '../graph/hopsFrom';
import { type RankingProblem } from './rankingProblem';

/** One of several causes, and whom it and its rivals could account for. */
export interface IndependentCause {
  /** The likeliest service. */
  readonly service: number;
  /** The services among which it is the likeliest. */
  readonly rivals: readonly number[];
}

/** A further cause has at least this share of the score of the one before it. */
const leastShare = 0.5;
const mostCauses = 3;

/**
 * The causes of an incident that has several at once. The first is the likeliest service. Whom it, or an affected service
 * that it depends on, could have affected is accounted for; a further cause is the likeliest of the affected services that are left, if it
 * scores half as much and has a symptom of its own: an affected dependent that is left, too. Those that are not left are
 * rivals of the first. Without a graph nothing tells that services fail independently: there is one cause.
 *
 * @param listed the services to choose from
 * @param isAffected of each service
 */
export function independentCauses(
  problem: Pick<RankingProblem, 'graph' | 'nodeOfService' | 'serviceOfNode' | 'metricsOfService'>,
  scores: Float64Array,
  listed: readonly number[],
  isAffected: readonly boolean[]
): readonly IndependentCause[] {
  const { graph, nodeOfService, serviceOfNode, metricsOfService } = problem;
  const passes = (node: number): boolean => {
    const service = serviceOfNode[node] ?? -1;
    return service < 0 || isAffected[service] === true || metricsOfService[service]?.length === 0;
  };
  const dependencies = graph.dependencies.map((nodes) => nodes.filter(passes));
  const dependents = graph.dependents.map((nodes) => nodes.filter(passes));
  const reachedFrom = (node: number, along: ReadonlyArray<readonly number[]>): readonly number[] =>
    Array.from(hopsFrom(along, node).distance, (hops, other) => (hops < 0 ? -1 : other)).filter((other) => other >= 0);

  const causes: IndependentCause[] = [];
  let open = [...listed].sort((a, b) => scores[b] - scores[a] || a - b);
  for (let [best] = open; best !== undefined && causes.length < mostCauses; [best] = open) {
    const node = nodeOfService[best];
    const explained = new Set(
      node < 0 ? [] : reachedFrom(node, dependencies).flatMap((source) => [...reachedFrom(source, dependents)])
    );
    const left =
      node < 0
        ? []
        : open.filter((one) => isAffected[one] && nodeOfService[one] >= 0 && !explained.has(nodeOfService[one]));
    const [next] = left;
    const isFurther =
      next !== undefined &&
      scores[next] >= leastShare * scores[best] &&
      dependents[nodeOfService[next]].some((dependent) => left.includes(serviceOfNode[dependent]));
    causes.push({ service: best, rivals: isFurther ? open.filter((one) => !left.includes(one)) : open });
    open = isFurther ? left : [];
  }
  return causes;
}
