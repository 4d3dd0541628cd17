import { hopsFrom } from '../graph/hopsFrom';
import { lastingLevel } from '../ranking/metricChange';
import { isSymptom } from '../roles/isSymptom';
import { type MetricRole } from '../roles/metricRole';
import { isAddress } from '../ranking/isAddress';
import { type CauseScores, type RankingMethod } from '../ranking/rankingMethod';
import { type ProblemMetric, type RankingProblem } from '../ranking/rankingProblem';

/** Changes far beyond this many spreads tell no more: they saturate here. */
const saturation = 100;
/** Baselines of fewer samples than this are trusted less than half. */
const reliableBaselineSamples = 10;
/** How much of a score may rest on agreement with the target at most. */
const mostTargetTrust = 0.8;
const trustPower = 3;
/** Where the target deviates by less than this share of its peak it is still normal. */
const normalShare = 0.2;
/** What another symptom counts as a cause of the target's symptom. */
const otherSymptom = 0.3;
/** A target's peak of at least this many spreads shows its shape clearly. */
const clearPeak = 3;
/** A cause may lead the target by up to this share of the window; so many leads are tried. */
const mostLeadShare = 0.25;
const leadsTried = 8;
/** Deviations beyond this are cut before shapes are compared. */
const shapeLimit = 1000;
/** What a late change costs at most, and after which share of the window (and samples) it counts as late throughout. */
const lateCost = 0.2;
const lateShare = 0.1;
const leastLateSamples = 2;
/** The first change is looked for among metrics of at least this share of the greatest evidence. */
const leadingShare = 0.8;
/** How much of a score may rest on a chain of affected services from the target. */
const pathShare = 0.6;
/** The evidence at which a service passes on half of the path's strength. */
const pathHalf = 1;
/** How much of a symptom an affected dependency explains away at most, and how steeply. */
const explainedShare = 0.6;
const explainedPower = 2;
/** What the target's own service counts: a symptom is seldom its own cause. */
const ownSymptom = 0.7;

/**
 * The default: how much a metric changed, how well the change agrees with the target's, and where its service stands in
 * the graph. docs/root-cause.md has the formulas and what each part is worth.
 *
 * 1. Change of a metric: a = ln(1 + saturate(lasting level)), two-sided, less for a short baseline.
 * 2. Trust in the target: τ = 0.8 (1 − p)³, p = the share of its baseline that deviates as much as its incident does.
 * 3. Agreement: the cosine of both shapes within the incident, at the best lead of up to a quarter of the window. The
 *    metric's evidence is (1 − τ) a + τ · a · agreement · w, w = 1 for the target's own symptom and for
 *    resources, 0.3 otherwise. With a remote baseline both are measured from where the target was still normal.
 * 4. Onset: a change that begins later than the first strong one loses up to 0.2.
 * 5. Path: services that no chain of affected services joins with the target lose up to 0.6 τ.
 * 6. Explaining away: latency, errors and traffic of a service lose up to 0.6 where a dependency is affected as much;
 *    its own resources are not explained by another service. Within a cycle only what began earlier explains. The
 *    target's own service counts 0.7.
 */
export const combined: RankingMethod<'combined'> = {
  id: 'combined',
  name: 'Combined',
  description: 'Change, agreement with the target, and position in the graph',
  score: (problem) => {
    const target = problem.metrics[problem.target];
    const shape = target === undefined ? undefined : targetShape(target, problem.isBaselineAdjacent);
    const trust = shape?.trust ?? 0;
    const agreeing = Float64Array.from(problem.metrics, (metric) => metricEvidence(metric, shape));
    const evidence = preferEarly(problem, agreeing);
    return explainAway(problem, weighByPath(problem, evidence, trust));
  },
};

function saturatingChange(level: number, baselineCount: number): number {
  const reliability = Math.sqrt(baselineCount / (baselineCount + reliableBaselineSamples));
  const size = Math.abs(level) * reliability;
  return Math.log1p((size * saturation) / (size + saturation));
}

/** What metrics are compared with: the target's symptom, how far to trust it, and its shape within the window. */
interface TargetShape {
  readonly role: MetricRole;
  readonly trust: number;
  /** Samples where the target was normal, for a remote baseline; `undefined` to measure from the baseline. */
  readonly isNormal: Uint8Array | undefined;
  readonly shape: Float64Array;
}

/** `undefined` where the target shows nothing to compare with. */
function targetShape(target: ProblemMetric, isBaselineAdjacent: boolean): TargetShape | undefined {
  const trust = targetTrust(target);
  if (trust === 0) {
    return undefined;
  }
  const isNormal = isBaselineAdjacent ? undefined : normalSamples(target);
  const zoom = Math.max(1, clearPeak / Math.abs(target.change.peak));
  const shape = compressedShape(since(target.change.deviations, isNormal), zoom);
  return { role: target.role, trust, isNormal, shape };
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
  return mostTargetTrust * (1 - beyond / present) ** trustPower;
}

function metricEvidence(metric: ProblemMetric, target: TargetShape | undefined): number {
  const { level, baselineCount, deviations } = metric.change;
  const change = saturatingChange(level, baselineCount);
  if (target === undefined || change === 0) {
    return change;
  }
  const own = since(deviations, target.isNormal);
  const changeSince = target.isNormal === undefined ? level : lastingLevel(own);
  const evidence = Math.min(change, saturatingChange(changeSince, baselineCount));
  const isSameSymptom = symptomOf(metric.role) === symptomOf(target.role);
  const sign = metric.role === target.role ? 1 : -1;
  const shape = compressedShape(own, 1);
  let agreement = 0;
  const maxLead = Math.floor(own.length * mostLeadShare);
  const leadStep = Math.max(1, Math.ceil(maxLead / leadsTried));
  for (let lead = 0; lead <= maxLead; lead += leadStep) {
    const cosine = cosineOfShapes(shape, target.shape, lead);
    agreement = Math.max(agreement, isSameSymptom ? sign * cosine : Math.abs(cosine));
  }
  return (1 - target.trust) * change + target.trust * evidence * agreement * weightOf(metric.role, isSameSymptom);
}

/** A resource may be the cause of any symptom. */
function weightOf(role: MetricRole, isSameSymptom: boolean): number {
  return isSameSymptom || !isSymptom(role) ? 1 : otherSymptom;
}

/** Success and errors are two sides of one symptom. */
function symptomOf(role: MetricRole): MetricRole {
  return role === 'success' ? 'errors' : role;
}

/** Where the target deviates so little that it is still (or again) normal; `undefined` if nowhere. */
function normalSamples({ change }: ProblemMetric): Uint8Array | undefined {
  const limit = normalShare * Math.abs(change.peak);
  const isNormal = Uint8Array.from(change.deviations, (deviation) => (Math.abs(deviation) >= limit ? 0 : 1));
  return isNormal.includes(1) ? isNormal : undefined;
}

/** Deviations, cut at the limit, from their mean where the target was normal; from the baseline without such samples. */
function since(deviations: Float64Array, isNormal: Uint8Array | undefined): Float64Array {
  const limited = deviations.map((deviation) => Math.max(-shapeLimit, Math.min(shapeLimit, deviation)));
  if (isNormal === undefined) {
    return limited;
  }
  let sum = 0;
  let count = 0;
  for (let i = 0; i < limited.length; i++) {
    if (isNormal[i] === 1) {
      sum += Number.isNaN(limited[i]) ? 0 : limited[i];
      count += 1;
    }
  }
  return limited.map((deviation) => deviation - sum / count);
}

/** Deviations compressed by ln, so that one spike does not decide, enlarged before; a missing value is no deviation. */
function compressedShape(deviations: Float64Array, zoom: number): Float64Array {
  return deviations.map((deviation) =>
    Number.isNaN(deviation) ? 0 : Math.sign(deviation) * Math.log1p(Math.abs(zoom * deviation))
  );
}

/** The cosine of two shapes, `own` taken `lead` samples earlier. */
function cosineOfShapes(own: Float64Array, others: Float64Array, lead: number): number {
  let product = 0;
  let ownSquares = 0;
  let othersSquares = 0;
  for (let i = lead; i < own.length; i++) {
    const x = own[i - lead];
    const y = others[i];
    product += x * y;
    ownSquares += x * x;
    othersSquares += y * y;
  }
  const scale = Math.sqrt(ownSquares * othersSquares);
  return scale > 0 ? product / scale : 0;
}

/** Lessens the evidence of metrics that changed later than the first of those with most evidence. */
function preferEarly(problem: RankingProblem, evidence: Float64Array): Float64Array {
  const most = evidence.reduce((best, value) => Math.max(best, value), 0);
  const onsets = problem.metrics.map(({ change }) => onsetSample(change.deviations, change.level));
  let first = Number.POSITIVE_INFINITY;
  let samples = 0;
  for (let i = 0; i < onsets.length; i++) {
    samples = problem.metrics[i].window.length;
    if (evidence[i] >= most * leadingShare && onsets[i] < first) {
      first = onsets[i];
    }
  }
  const range = Math.max(leastLateSamples, samples * lateShare);
  return evidence.map((value, index) => {
    const late = Number.isNaN(onsets[index]) ? 1 : Math.min(1, Math.max(0, onsets[index] - first) / range);
    return value * (1 - lateCost * late);
  });
}

/** The first sample that has half the lasting level and is not alone; NaN for a level that does not stand out. */
function onsetSample(deviations: Float64Array, level: number): number {
  const side = Math.sign(level);
  const size = Math.max(clearPeak, Math.abs(level) / 2);
  if (Math.abs(level) < clearPeak) {
    return Number.NaN;
  }
  for (let i = 0; i < deviations.length; i++) {
    const isAlone = i + 1 < deviations.length && side * deviations[i + 1] < clearPeak;
    if (side * deviations[i] >= size && !isAlone) {
      return i;
    }
  }
  return Number.NaN;
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
    if (service < 0) {
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

/** A service's score: its own resources, or its symptoms less what its dependencies explain. */
function explainAway(problem: RankingProblem, evidence: Float64Array): CauseScores {
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
