import { resolveOptions, numberOption } from '../detectors/declaration/detectorOptions';
import { thresholdAtRate } from '../detectors/rates/thresholdAtRate';
import { failure, type Result, success } from '../result';
import { anyOf } from './anyOf';
import { anomalyAlert } from './anomalyAlert';
import { plainPromql } from './plainPromql';
import { promqlDuration } from './promqlDuration';
import { promqlLabel } from './promqlLabel';
import { overRange, promqlSelector } from './promqlSelector';
import { promqlString } from './promqlString';
import { requestFault } from './requestFault';
import { type RecordingRule, type RuleFile, type RuleGroup } from './ruleFile';
import { type RuleRequest } from './ruleRequest';
import { ruleStrategies } from './ruleStrategies';
import { type RuleContext, type RuleLoss, type RuleStrategy } from './ruleStrategy';

/** A detector as rules. */
export interface CompiledRules {
  readonly file: RuleFile;
  /** What the detector does and the rules do not. */
  readonly losses: readonly RuleLoss[];
  /** After so long the bands are whole; until then they rest on what there is. */
  readonly learnedMs: number;
}

/** A series whose newest value is older is gone (Prometheus' look-back). */
const lookBackMs = 300_000;

/**
 * The recording rules and the alert of a detector. They record `anomaly:level`, `anomaly:lower_band` and `anomaly:upper_band` with the labels
 * `anomaly_name`, `anomaly_strategy` (`covary-…`), `anomaly_select` and, where it is said, `anomaly_type`, as
 * grafana/promql-anomaly-detection does; what they need besides is called `anomaly:covary:…`. A series that is missing has no band and raises no alert; a
 * new one has its first band as soon as there is enough of it. Fails, with a sentence, on a name or an option that cannot be.
 */
export function compileRules(request: RuleRequest): Result<CompiledRules> {
  const strategy = ruleStrategies.find(({ detector }) => detector.id === request.detector);
  if (strategy === undefined) {
    return failure(
      `the detector "${request.detector}" cannot be a rule: take ${ruleStrategies.map(({ detector }) => detector.id).join(', ')}`
    );
  }
  const fault = requestFault(request);
  if (fault !== undefined) {
    return failure(fault);
  }
  try {
    const options = resolveOptions(strategy.detector.options, request.options ?? {});
    const base = { request, options, threshold: thresholdOf(strategy, options, request.alertsPerWeek) };
    return success({
      file: { groups: groupsOf(strategy, base) },
      losses: strategy.losses,
      learnedMs: strategy.learnedMs(options, request.stepMs),
    });
  } catch (error) {
    if (error instanceof RangeError) {
      return failure(error.message);
    }
    throw error;
  }
}

function thresholdOf(
  strategy: RuleStrategy,
  options: RuleContext['options'],
  alertsPerWeek: number | undefined
): number {
  const { calm, steepness } = strategy;
  const threshold =
    strategy.thresholdOf?.(options, alertsPerWeek) ??
    (alertsPerWeek === undefined
      ? numberOption(options, 'threshold')
      : thresholdAtRate(alertsPerWeek, calm.threshold, steepness));
  return Number(threshold.toPrecision(6));
}

type Base = Pick<RuleContext, 'request' | 'options' | 'threshold'>;

function groupsOf(strategy: RuleStrategy, base: Base): RuleGroup[] {
  const { request } = base;
  const name = `covary-${request.name}`;
  const { shards } = request;
  if (shards === undefined || shards.values.length === 0) {
    return passGroups(strategy, contextOf(base), name, sourceRules(strategy, base));
  }
  const whole = contextOf(base);
  const value = { record: 'anomaly:covary:value', expr: watched(request), labels: whole.labels };
  const parts = [
    ...shards.values.map((values) => `=~${promqlString(anyOf(values))}`),
    `!~${promqlString(anyOf(shards.values.flat()))}`,
  ];
  return [
    { name, interval: promqlDuration(request.stepMs), rules: [value] },
    ...parts.flatMap((matcher, i) => {
      const shard = String(i + 1);
      const ofShard = whole.last('anomaly:covary:value', request.stepMs, `, ${promqlLabel(shards.label)}${matcher}`);
      return passGroups(
        strategy,
        contextOf(base, shard),
        `${name}-${shard}`,
        sourceRules(strategy, base, shard, ofShard)
      );
    }),
  ];
}

function passGroups(strategy: RuleStrategy, context: RuleContext, name: string, source: RecordingRule[]): RuleGroup[] {
  const labelled = (rules: readonly RecordingRule[]): RecordingRule[] =>
    rules.map((rule) => ({ ...rule, labels: { ...context.labels, ...rule.labels } }));
  return strategy.passes(context).map(({ suffix, intervalMs, rules }): RuleGroup =>
    suffix === undefined
      ? {
          name,
          interval: promqlDuration(intervalMs),
          rules: [...labelled(source), ...labelled(rules), anomalyAlert(context)],
        }
      : { name: `${name}-${suffix}`, interval: promqlDuration(intervalMs), rules: labelled(rules) }
  );
}

/** What is watched, under the names that all other rules read. */
function sourceRules(
  strategy: RuleStrategy,
  base: Base,
  shard?: string,
  expr = watched(base.request)
): RecordingRule[] {
  const { type } = base.request;
  const labels = { anomaly_select: '1', ...(type === undefined ? {} : { anomaly_type: type }) };
  return strategy.judged === undefined
    ? [{ record: 'anomaly:level', expr, labels }]
    : [
        { record: 'anomaly:covary:samples', expr, labels },
        { record: 'anomaly:level', expr: strategy.judged(contextOf(base, shard)), labels },
      ];
}

function watched({ expr, isCounter, stepMs }: RuleRequest): string {
  const counter = isCounter === true ? promqlSelector(plainPromql(expr)) : undefined;
  return counter === undefined ? expr.trim() : overRange('rate', counter, promqlDuration(Math.max(4 * stepMs, 60_000)));
}

function contextOf(base: Base, shard?: string): RuleContext {
  const { name, detector } = base.request;
  const labels = {
    anomaly_name: name,
    anomaly_strategy: `covary-${detector}`,
    ...(shard === undefined ? {} : { anomaly_shard: shard }),
  };
  const matchers = Object.entries(labels).map(([label, value]) => `${label}=${promqlString(value)}`);
  const recorded = (metric: string, more = ''): string => `${metric}{${matchers.join(', ')}${more}}`;
  return {
    ...base,
    labels,
    recorded,
    last: (metric, intervalMs, more) =>
      intervalMs * 2 <= lookBackMs
        ? recorded(metric, more)
        : `last_over_time(${recorded(metric, more)}[${promqlDuration(2 * intervalMs + 60_000)}])`,
  };
}
