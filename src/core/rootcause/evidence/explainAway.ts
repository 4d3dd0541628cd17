import { isAddress } from '../ranking/isAddress';
import { type CauseScores } from '../ranking/rankingMethod';
import { type RankingProblem } from '../ranking/rankingProblem';
import { isSymptom } from '../roles/isSymptom';
import { onsetSample } from './onsetSample';

/** How much of a symptom an affected dependency explains away at most, and how steeply. */
const explainedShare = 0.6;
const explainedPower = 2;
/** What the target's own service counts: a symptom is seldom its own cause. */
const ownSymptom = 0.7;

/** A service's score: its own resources, or its symptoms less what its dependencies explain. */
export function explainAway(problem: RankingProblem, evidence: Float64Array): CauseScores {
  const { graph, metricsOfService, nodeOfService, serviceOfNode } = problem;
  const own = new Float64Array(problem.services.length);
  const symptoms = new Float64Array(problem.services.length);
  const onsets = new Float64Array(problem.services.length).fill(Number.POSITIVE_INFINITY);
  problem.metrics.forEach(({ service, role, change }, index) => {
    const onset = onsetSample(change.deviations, change.level);
    onsets[service] = onset < onsets[service] ? onset : onsets[service];
    const side = isSymptom(role) ? symptoms : own;
    side[service] = Math.max(side[service], evidence[index]);
  });

  const metrics = evidence.slice();
  const services = new Float64Array(problem.services.length);
  for (let service = 0; service < services.length; service++) {
    const node = nodeOfService[service];
    let dependency = 0;
    if (node >= 0) {
      for (const next of graph.dependencies[node]) {
        const other = serviceOfNode[next];
        const isInCycle = graph.components[next] === graph.components[node];
        if (other >= 0 && (!isInCycle || onsets[other] < onsets[service])) {
          dependency = Math.max(dependency, own[other], symptoms[other]);
        }
      }
    }
    if (isAddress(problem.services[service])) {
      dependency = Math.max(dependency, strongestBehindAddress(problem, service, symptoms));
    }
    const ratio = symptoms[service] > 0 ? Math.min(1, dependency / symptoms[service]) : 0;
    const unexplained = 1 - explainedShare * ratio ** explainedPower;
    for (const index of metricsOfService[service]) {
      if (isSymptom(problem.metrics[index].role)) {
        metrics[index] *= unexplained;
      }
    }
    services[service] = Math.max(own[service], symptoms[service] * unexplained);
    if (service === problem.metrics[problem.target]?.service) {
      services[service] *= ownSymptom;
    }
  }
  return { metrics, services };
}

/** What stands behind an address may be any service that has a name and does not call the address itself. */
function strongestBehindAddress(problem: RankingProblem, address: number, symptoms: Float64Array): number {
  const { services, nodeOfService, graph } = problem;
  const node = nodeOfService[address];
  const target = problem.metrics[problem.target]?.service;
  return services.reduce((strongest, name, other) => {
    const caller = nodeOfService[other];
    const calls = node >= 0 && caller >= 0 && graph.dependencies[caller].includes(node);
    return isAddress(name) || calls || other === target ? strongest : Math.max(strongest, symptoms[other]);
  }, 0);
}
