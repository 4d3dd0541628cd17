import { hopsFrom } from '../graph/hopsFrom';
import { lastingLevel } from '../ranking/metricChange';
import { type MetricFamily } from '../ranking/metricFamily';
import { type CauseScores, type RankingMethod } from '../ranking/rankingMethod';
import { type ProblemMetric, type RankingProblem } from '../ranking/rankingProblem';

/** Changes far beyond this many spreads tell no more: they saturate here. */
const SATURATION = 100;
/** Baselines of fewer samples than this are trusted less than half. */
const RELIABLE_BASELINE_SAMPLES = 10;
/** How much of a score may rest on agreement with the target at most. */
const MAX_TARGET_TRUST = 0.8;
const TRUST_POWER = 3;
/** Where the target deviates by less than this share of its peak it is still normal. */
const NORMAL_SHARE = 0.2;
/** What a metric of another family counts as a cause of the target's symptom. */
const OTHER_FAMILY = 0.3;
/** A target's peak of at least this many spreads shows its shape clearly. */
const CLEAR_PEAK = 3;
/** Deviations beyond this are cut before shapes are compared. */
const SHAPE_LIMIT = 1000;
/** How much of a score may rest on a chain of affected services from the target. */
const PATH_SHARE = 0.6;
/** The evidence at which a service passes on half of the path's strength. */
const PATH_HALF = 1;
/** How much of a symptom an affected dependency explains away at most, and how steeply. */
const EXPLAINED_SHARE = 0.4;
const EXPLAINED_POWER = 4;

/**
 * The default: how much a metric changed, how well the change agrees with the target's, and where its service stands in
 * the graph. docs/root-cause.md has the formulas and what each part is worth.
 *
 * 1. Change of a metric: a = ln(1 + saturate(lasting level)), two-sided, less for a short baseline.
 * 2. Trust in the target: τ = 0.8 (1 − p)³, p = the share of its baseline that deviates as much as its incident does.
 * 3. Agreement: the cosine of both shapes within the incident, from where the target was still normal. The metric's
 *    evidence is (1 − τ) a + τ · a′ · agreement · (1, or 0.3 in another family), a′ the change since then.
 * 4. Path: services that no chain of affected services joins with the target lose up to 0.6 τ.
 * 5. Explaining away: latency, errors and traffic of a service lose up to 0.4 where a dependency is affected as much;
 *    its own resources are not explained by another service.
 */
export const combined: RankingMethod<'combined'> = {
  id: 'combined',
  name: 'Combined',
  description: 'Change, agreement with the target, and position in the graph',
  score: (problem) => {
    const target = problem.metrics[problem.target];
    const trust = target === undefined ? 0 : targetTrust(target);
    const evidence = Float64Array.from(problem.metrics, (metric) => metricEvidence(metric, target, trust));
    return explainAway(problem, weighByPath(problem, evidence, trust));
  },
};

function saturatingChange(level: number, baselineCount: number): number {
  const reliability = Math.sqrt(baselineCount / (baselineCount + RELIABLE_BASELINE_SAMPLES));
  const size = Math.abs(level) * reliability;
  return Math.log1p((size * SATURATION) / (size + SATURATION));
}

function targetTrust({ change, baseline }: ProblemMetric): number {
  const size = (Math.abs(change.level) + Math.abs(change.peak)) / 2;
  if (!(size > 0)) {
    return 0;
  }
  let present = 0;
  let beyond = 0;
  for (let i = 0; i < baseline.length; i++) {
    if (!Number.isNaN(baseline[i])) {
      present += 1;
      if (Math.abs(baseline[i] - change.baselineMedian) >= size * change.spread) {
        beyond += 1;
      }
    }
  }
  return MAX_TARGET_TRUST * (1 - beyond / present) ** TRUST_POWER;
}

function metricEvidence(metric: ProblemMetric, target: ProblemMetric | undefined, trust: number): number {
  const { level, baselineCount } = metric.change;
  const change = saturatingChange(level, baselineCount);
  if (target === undefined || trust === 0 || change === 0) {
    return change;
  }
  const { agreement, since } = compareShapes(metric, target);
  const changeSince = Math.min(change, saturatingChange(lastingLevel(since), baselineCount));
  const family = symptomOf(metric.family) === symptomOf(target.family) ? 1 : OTHER_FAMILY;
  return (1 - trust) * change + trust * changeSince * agreement * family;
}

/** Success and errors are two sides of one symptom. */
function symptomOf(family: MetricFamily): MetricFamily {
  return family === 'success' ? 'errors' : family;
}

/**
 * The cosine of the two deviations over the window, both measured from their mean where the target was still normal
 * (from the baseline where it never was), compressed by ln so that one spike does not decide. Of the same symptom only
 * the expected sign counts, of another either; `since` are the metric's deviations measured in that way.
 */
function compareShapes(metric: ProblemMetric, target: ProblemMetric): { agreement: number; since: Float64Array } {
  const own = metric.change.deviations;
  const others = target.change.deviations;
  const peak = Math.abs(target.change.peak);
  let normalCount = 0;
  let ownNormal = 0;
  let othersNormal = 0;
  for (let i = 0; i < own.length; i++) {
    if (!(Math.abs(others[i]) >= NORMAL_SHARE * peak)) {
      normalCount += 1;
      ownNormal += limited(own[i]);
      othersNormal += limited(others[i]);
    }
  }
  ownNormal /= Math.max(1, normalCount);
  othersNormal /= Math.max(1, normalCount);

  const zoom = peak > 0 ? Math.max(1, CLEAR_PEAK / peak) : 1;
  const since = new Float64Array(own.length);
  let product = 0;
  let ownSquares = 0;
  let othersSquares = 0;
  for (let i = 0; i < own.length; i++) {
    since[i] = own[i] - ownNormal;
    const x = compressed(limited(own[i]) - ownNormal);
    const y = compressed(zoom * (limited(others[i]) - othersNormal));
    product += x * y;
    ownSquares += x * x;
    othersSquares += y * y;
  }
  const scale = Math.sqrt(ownSquares * othersSquares);
  const cosine = scale > 0 ? product / scale : 0;
  if (symptomOf(metric.family) !== symptomOf(target.family)) {
    return { agreement: Math.abs(cosine), since };
  }
  return { agreement: Math.max(0, metric.family === target.family ? cosine : -cosine), since };
}

function limited(deviation: number): number {
  return Number.isNaN(deviation) ? 0 : Math.max(-SHAPE_LIMIT, Math.min(SHAPE_LIMIT, deviation));
}

function compressed(deviation: number): number {
  return Math.sign(deviation) * Math.log1p(Math.abs(deviation));
}

/** Lessens the evidence of services that no chain of affected services joins with the target. */
function weighByPath(problem: RankingProblem, evidence: Float64Array, trust: number): Float64Array {
  const target = problem.metrics[problem.target];
  const start = target === undefined ? -1 : problem.nodeOfService[target.service];
  if (start < 0) {
    return evidence;
  }
  const strength = pathStrength(problem, evidence, start);
  return evidence.map((value, index) => {
    const node = problem.nodeOfService[problem.metrics[index].service];
    return value * (1 - trust * PATH_SHARE * (1 - (node >= 0 ? strength[node] : 0)));
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
    if (service < 0) {
      return 1;
    }
    const most = metricsOfService[service].reduce((best, index) => Math.max(best, evidence[index]), 0);
    return most / (most + PATH_HALF);
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

/** A service's score: its own resources, or its symptoms less what its dependencies explain. */
function explainAway(problem: RankingProblem, evidence: Float64Array): CauseScores {
  const { graph, metricsOfService, nodeOfService, serviceOfNode } = problem;
  const own = new Float64Array(problem.services.length);
  const symptoms = new Float64Array(problem.services.length);
  problem.metrics.forEach(({ service, family }, index) => {
    const side = family === 'resource' ? own : symptoms;
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
        if (other >= 0 && graph.components[next] !== graph.components[node]) {
          dependency = Math.max(dependency, own[other], symptoms[other]);
        }
      }
    }
    const ratio = symptoms[service] > 0 ? Math.min(1, dependency / symptoms[service]) : 0;
    const unexplained = 1 - EXPLAINED_SHARE * ratio ** EXPLAINED_POWER;
    for (const index of metricsOfService[service]) {
      if (problem.metrics[index].family !== 'resource') {
        metrics[index] *= unexplained;
      }
    }
    services[service] = Math.max(own[service], symptoms[service] * unexplained);
  }
  return { metrics, services };
}
