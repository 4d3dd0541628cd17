import { type RankingMethod } from '../ranking/rankingMethod';
import { type RankingProblem } from '../ranking/rankingProblem';
import { targetCorrelations } from './correlationWithTarget';

const restart = 0.15;
const backward = 0.2;
const sweeps = 100;
const tolerance = 1e-10;

/**
 * How often a random walk on the graph visits each service, as MonitorRank (Kim, Sumbaly, Shah 2013): from a service it
 * goes to a dependency in proportion to how much that one's metrics correlate with the target, with 0.2 of that weight
 * back to a dependent, and stays where its own correlation is greater than its dependencies'; with 0.15 it starts again
 * at the target's service (without one, anywhere in proportion to the correlation). Power iteration, no random numbers.
 */
export const randomWalk: RankingMethod<'random-walk'> = {
  id: 'random-walk',
  name: 'Random walk',
  description: 'Visits of a walk along the dependencies, drawn by correlation with the target',
  score: (problem) => {
    const metrics = targetCorrelations(problem).map(Math.abs);
    const correlation = new Float64Array(problem.services.length);
    problem.metrics.forEach(({ service }, index) => {
      correlation[service] = Math.max(correlation[service], metrics[index]);
    });
    const visits = stationaryVisits(problem, correlation);
    const services = correlation.map((own, service) => {
      const node = problem.nodeOfService[service];
      // Services that the graph does not know follow those it knows, by their correlation.
      return node >= 0 ? visits[node] + 1e-9 * own : 1e-9 * own;
    });
    return { metrics, services };
  },
};

function stationaryVisits(problem: RankingProblem, correlation: Float64Array): Float64Array {
  const { graph, serviceOfNode } = problem;
  const count = graph.services.length;
  const weight = Float64Array.from({ length: count }, (_, node) =>
    serviceOfNode[node] >= 0 ? correlation[serviceOfNode[node]] : 0
  );
  const start = startOf(problem, weight);
  let current = start.slice();
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const next = start.map((share) => share * restart);
    for (let node = 0; node < count; node++) {
      const moving = current[node] * (1 - restart);
      let total = 0;
      let best = 0;
      for (const dependency of graph.dependencies[node]) {
        total += weight[dependency];
        best = Math.max(best, weight[dependency]);
      }
      for (const dependent of graph.dependents[node]) {
        total += backward * weight[dependent];
      }
      const stay = Math.max(0, weight[node] - best);
      total += stay;
      if (!(total > 0)) {
        next[node] += moving;
        continue;
      }
      next[node] += (moving * stay) / total;
      for (const dependency of graph.dependencies[node]) {
        next[dependency] += (moving * weight[dependency]) / total;
      }
      for (const dependent of graph.dependents[node]) {
        next[dependent] += (moving * backward * weight[dependent]) / total;
      }
    }
    let change = 0;
    for (let node = 0; node < count; node++) {
      change += Math.abs(next[node] - current[node]);
    }
    current = next;
    if (change < tolerance) {
      break;
    }
  }
  return current;
}

function startOf(problem: RankingProblem, weight: Float64Array): Float64Array {
  const target = problem.metrics[problem.target];
  const node = target === undefined ? -1 : problem.nodeOfService[target.service];
  if (node >= 0) {
    return weight.map((_, index) => (index === node ? 1 : 0));
  }
  const total = weight.reduce((sum, value) => sum + value, 0);
  return weight.map((value) => (total > 0 ? value / total : 1 / weight.length));
}
