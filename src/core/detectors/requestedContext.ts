import { type DetectionRequest } from './detection';
import { type Detector, type ModelContext } from './detector';
import { resolveOptions } from './detectorOptions';

/**
 * The context in which a request runs a detector: its options, defaults filled in, those that a sensitivity stands for
 * replaced. Throws a RangeError on invalid options.
 */
export function requestedContext(detector: Detector, request: DetectionRequest, stepMs: number): ModelContext {
  const overrides = request.sensitivity === undefined ? {} : detector.atSensitivity(request.sensitivity);
  return {
    options: resolveOptions(detector.options, { ...request.options, ...overrides }),
    stepMs,
    seed: request.seed,
  };
}
