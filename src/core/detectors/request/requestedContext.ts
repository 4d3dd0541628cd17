import { type DetectionRequest } from './detection';
import { type Detector, type ModelContext } from '../detector/detector';
import { resolveOptions } from '../declaration/detectorOptions';
import { type LocalClock } from '../clock/localClock';
import { ZoneClock } from '../clock/zoneClock';

/**
 * The context in which a request runs a detector: its options, defaults filled in, those that a rate of alerts stands for
 * replaced; its own time zone, where one is given, in place of the query's clock. Throws a RangeError on invalid options.
 */
export function requestedContext(
  detector: Detector,
  request: DetectionRequest,
  stepMs: number,
  clock: LocalClock
): ModelContext {
  const { alertsPerWeek } = request;
  const overrides = alertsPerWeek === undefined ? {} : detector.atAlertsPerWeek(alertsPerWeek);
  const options = resolveOptions(detector.options, { ...request.options, ...overrides });
  const { timeZone } = options;
  const isOwnZone = typeof timeZone === 'string' && timeZone !== '';
  return { options, stepMs, seed: request.seed, clock: isOwnZone ? new ZoneClock(timeZone) : clock };
}
