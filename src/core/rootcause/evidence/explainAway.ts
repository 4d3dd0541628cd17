import { isAddress } from '../ranking/isAddress';
import { type CauseScores } from '../ranking/rankingMethod';
import { type RankingProblem } from '../ranking/rankingProblem';
import { isSymptom } from '../roles/isSymptom';
import { failingMachines } from './failingMachines';
import { inferFromDependents } from './inferFromDependents';
import { onsetSample } from './onsetSample';

/** How much of a symptom an affected dependency explains away at most, and how steeply. */
const explainedShare = 0.6;
const explainedPower = 2;
/** What the target's own service counts: a symptom is seldom its own cause. */
const ownSymptom = 0.7;

/**
 * A service's score: its own resources, or its symptoms less what its dependencies explain. What has no metrics has the
 * symptoms that those that depend on it tell of (see `inferFromDependents`), and explains theirs in turn.
 */
export function explainAway(problem: RankingProblem, evidence: Float64Array): CauseScores {
  const own = new Float64Array(problem.services.length);
  const symptoms = new Float64Array(problem.services.length);
  const onsets = new Float64Array(problem.services.length).fill(Number.POSITIVE_INFINITY);
  problem.metrics.forEach(({ service, role, change }, index) => {
    const onset = onsetSample(change.deviations, change.level);
    onsets[service] = onset < onsets[service] ? onset : onsets[service];
    const side = isSymptom(role) ? symptoms : own;
    side[service] = Math.max(side[service], evidence[index]);
  });

  const failing = failingMachines(
    problem,
    own.map((value, service) => Math.max(value, symptoms[service]))
  );
  const measured = unexplainedShares(problem, failing, own, symptoms, onsets);
  const inferred = inferFromDependents(
    problem,
    evidence,
    symptoms.map((symptom, service) => symptom * measured[service])
  );
  const isTold = inferred.some((value, service) => value > Math.max(own[service], symptoms[service]));
  const told = symptoms.map((symptom, service) => Math.max(symptom, inferred[service]));
  const unexplained = isTold ? unexplainedShares(problem, failing, own, told, onsets) : measured;

  const ofMachines = machineShares(problem, failing, own, symptoms);
  const metrics = evidence.map((value, index) => {
    const { role, service } = problem.metrics[index];
    return value * (isSymptom(role) ? unexplained[service] : ofMachines[service]);
  });
  const target = problem.metrics[problem.target]?.service;
  const services = own.map(
    (value, service) =>
      Math.max(value * ofMachines[service], told[service] * unexplained[service]) *
      (service === target ? ownSymptom : 1)
  );
  return { metrics, services };
}

/** For each service what its dependencies leave of its symptoms, 0.4 to 1; a machine explains where several fail on it. */
function unexplainedShares(
  problem: RankingProblem,
  failing: ReadonlySet<number>,
  own: Float64Array,
  symptoms: Float64Array,
  onsets: Float64Array
): Float64Array {
  const { graph, machines, nodeOfService, serviceOfNode } = problem;
  return symptoms.map((symptom, service) => {
    const node = nodeOfService[service];
    let dependency = isAddress(problem.services[service]) ? strongestBehindAddress(problem, service, symptoms) : 0;
    for (const next of node < 0 ? [] : graph.dependencies[node]) {
      const other = serviceOfNode[next];
      const isInCycle = graph.components[next] === graph.components[node];
      const isTold = !machines.has(next) || failing.has(next);
      if (other >= 0 && isTold && (!isInCycle || onsets[other] < onsets[service])) {
        dependency = Math.max(dependency, own[other], symptoms[other]);
      }
    }
    const ratio = symptom > 0 ? Math.min(1, dependency / symptom) : 0;
    return 1 - explainedShare * ratio ** explainedPower;
  });
}

/**
 * For each service what is left of its own resources: 1, and of machines that are not what their services fail by 0.4 to 1: the
 * service that fails there uses them.
 */
function machineShares(
  problem: RankingProblem,
  failing: ReadonlySet<number>,
  own: Float64Array,
  symptoms: Float64Array
): Float64Array {
  const { graph, machines, nodeOfService, serviceOfNode } = problem;
  return own.map((value, service) => {
    const node = nodeOfService[service];
    if (!machines.has(node) || failing.has(node) || !(value > 0)) {
      return 1;
    }
    const strongest = graph.dependents[node].reduce((most, dependent) => {
      const other = serviceOfNode[dependent];
      return other < 0 ? most : Math.max(most, own[other], symptoms[other]);
    }, 0);
    return 1 - explainedShare * Math.min(1, strongest / value) ** explainedPower;
  });
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
