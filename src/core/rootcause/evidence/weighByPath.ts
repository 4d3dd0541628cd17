import { hopsFrom } from '../graph/hopsFrom';
import { type RankingProblem } from '../ranking/rankingProblem';

/** How much of a score may rest on a chain of affected services from the target. */
const pathShare = 0.6;
/** The evidence at which a service passes on half of the path's strength. */
const pathHalf = 1;

/** Lessens the evidence of services that no chain of affected services joins with the target, where its calls are known. */
export function weighByPath(problem: RankingProblem, evidence: Float64Array, trust: number): Float64Array {
  const target = problem.metrics[problem.target];
  const start = target === undefined || !problem.isTargetInGraph ? -1 : problem.nodeOfService[target.service];
  if (start < 0) {
    return evidence;
  }
  const strength = pathStrength(problem, evidence, start);
  return evidence.map((value, index) => {
    const node = problem.nodeOfService[problem.metrics[index].service];
    return value * (1 - trust * pathShare * (1 - (node >= 0 ? strength[node] : 0)));
  });
}

/**
 * For each service of the graph the strength of the best chain of dependencies from `start` to it: the weakest link, the
 * evidence e of a service between them as e / (e + 1); services without metrics pass everything on. 0 where out of reach.
 */
function pathStrength(problem: RankingProblem, evidence: Float64Array, start: number): Float64Array {
  const { graph, serviceOfNode, metricsOfService } = problem;
  const passes = graph.services.map((_, node) => {
    const service = serviceOfNode[node];
    if (service < 0 || metricsOfService[service].length === 0) {
      return 1;
    }
    const most = metricsOfService[service].reduce((best, index) => Math.max(best, evidence[index]), 0);
    return most / (most + pathHalf);
  });
  passes[start] = 1;

  const reachable = hopsFrom(graph.dependencies, start).distance;
  const open = new Set(graph.services.map((_, node) => node).filter((node) => reachable[node] >= 0));
  const strength = new Float64Array(graph.services.length);
  strength[start] = 1;
  while (open.size > 0) {
    let strongest = -1;
    for (const node of open) {
      if (strongest < 0 || strength[node] > strength[strongest]) {
        strongest = node;
      }
    }
    open.delete(strongest);
    const passed = Math.min(strength[strongest], passes[strongest]);
    for (const next of graph.dependencies[strongest]) {
      strength[next] = Math.max(strength[next], passed);
    }
  }
  return strength;
}
