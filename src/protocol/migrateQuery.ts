import { z } from 'zod';
import { alertsPerWeekAt } from '../core/detectors/rates/alertsPerWeekAt';
import { failure, type Result, success } from '../core/result';

type Fields = Readonly<Record<string, unknown>>;

/** A query in the words of the present version, and what its author should know of the change. */
export interface MigratedQuery {
  readonly query: Fields;
  readonly remarks: readonly string[];
}

const formerEnsembleOptions: ReadonlySet<string> = new Set(['surprise', 'spread', 'memory']);
const sensitivity = z.number().min(0).max(1);
const sensitivities = z.array(sensitivity).max(20);

/**
 * Puts a query of version 1, which a query without a version is, in the words of version 2. What version 1 said keeps this meaning:
 *
 * - `sensitivity` and `sensitivities` (0 to 1) are the alerts a week that they stand for, see `alertsPerWeekAt`;
 * - `lookbackMs` of an alert cascade is the analysis' own; detectors state what history they need, so that it is
 *   set aside with a remark for them, and no other analysis had a use for it;
 * - a missing `detector` is the default one, a missing `stepMs` the step of detection or, for other analyses, the panel's;
 * - `quietSamples` stays as it is;
 * - `surprise`, `spread` and `memory` of the former ensemble have no counterpart and are set aside with a remark.
 *
 * A query of version 2 passes as it is.
 */
export function migrateQuery(raw: Fields): Result<MigratedQuery> {
  const { version = 1, lookbackMs, analysis: given, ...rest } = raw;
  if (version !== 1) {
    return success({ query: raw, remarks: [] });
  }
  if (!isFields(given)) {
    return success({
      query: { ...rest, ...(given === undefined ? {} : { analysis: given }), version: 2 },
      remarks: [],
    });
  }
  const { sensitivity: single, sensitivities: several, ...analysis } = given;
  const isDetection = analysis['kind'] === 'anomaly' || analysis['kind'] === 'backtest';
  const remarks: string[] = [];
  const added: Record<string, unknown> = {};
  if (lookbackMs !== undefined && analysis['kind'] === 'alertCascade') {
    added['lookbackMs'] = lookbackMs;
  } else if (lookbackMs !== undefined && isDetection) {
    remarks.push('"lookbackMs" is not needed any more: the detector states how much history it looks at');
  }
  const options = analysis['options'];
  if (isDetection && (analysis['detector'] ?? 'ensemble') === 'ensemble' && isFields(options)) {
    const kept = Object.entries(options).filter(([name]) => !formerEnsembleOptions.has(name));
    if (kept.length < Object.keys(options).length) {
      added['options'] = Object.fromEntries(kept);
      remarks.push(
        '"surprise", "spread" and "memory" mean nothing any more: "alertsPerWeek" says how often it may alert'
      );
    }
  }
  if (single !== undefined) {
    const parsed = sensitivity.safeParse(single);
    if (!parsed.success || !isDetection) {
      return failure('analysis.sensitivity: must be a number from 0 to 1');
    }
    added['alertsPerWeek'] = analysis['alertsPerWeek'] ?? alertsPerWeekAt(parsed.data);
  }
  if (several !== undefined) {
    const parsed = sensitivities.safeParse(several);
    if (!parsed.success || analysis['kind'] !== 'backtest') {
      return failure('analysis.sensitivities: must be a list of at most 20 numbers from 0 to 1');
    }
    added['alertRates'] = parsed.data.map(alertsPerWeekAt);
  }
  return success({ query: { ...rest, analysis: { ...analysis, ...added }, version: 2 }, remarks });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
