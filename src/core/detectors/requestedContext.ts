import { type DetectionRequest } from './detection';
import { type Detector, type ModelContext } from './detector';
import { resolveOptions } from './detectorOptions';
import { type LocalClock } from './localClock';

/**
 * The context in which a request runs a detector: its options, defaults filled in, those that a rate of alerts stands for
 * replaced. Throws a RangeError on invalid options.
 */
export function requestedContext(
  detector: Detector,
  request: DetectionRequest,
  stepMs: number,
  clock: LocalClock
): ModelContext {
  const { alertsPerWeek } = request;
  const overrides = alertsPerWeek === undefined ? {} : detector.atAlertsPerWeek(alertsPerWeek);
  return {
    options: resolveOptions(detector.options, { ...request.options, ...overrides }),
    stepMs,
    seed: request.seed,
    clock,
  };
}
