import { type Detector } from './detector';
import { rollingZScore } from './rolling-z-score/rollingZScore';

/** Every detector, in the order in which an editor lists them. */
export const detectors: readonly Detector[] = [rollingZScore];

/** The detector with this id; throws a RangeError when there is none. */
export function findDetector(id: string): Detector {
  const found = detectors.find((detector) => detector.id === id);
  if (found === undefined) {
    throw new RangeError(`unknown detector "${id}"`);
  }
  return found;
}
