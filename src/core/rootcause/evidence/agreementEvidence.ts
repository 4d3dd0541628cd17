import { lastingLevel } from '../ranking/metricChange';
import { type ProblemMetric, type RankingProblem } from '../ranking/rankingProblem';
import { isSymptom } from '../roles/isSymptom';
import { type MetricRole } from '../roles/metricRole';

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

/** The evidence of each metric: how much it changed, and how well the change agrees with the target's; and the trust in that. */
export function agreementEvidence(problem: RankingProblem): {
  readonly evidence: Float64Array;
  readonly trust: number;
} {
  const target = problem.metrics[problem.target];
  const shape = target === undefined ? undefined : targetShape(target, problem.isBaselineAdjacent);
  return {
    evidence: Float64Array.from(problem.metrics, (metric) => metricEvidence(metric, shape)),
    trust: shape?.trust ?? 0,
  };
}

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
