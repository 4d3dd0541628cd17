import { formatConfidence } from './formatConfidence';
import { type ServiceCause } from './rootCauseRanking';

/** Below this confidence the first service is right about once in ten times on the cases of injected faults. */
const leastConfidence = 0.25;

/** Whether a ranking accounts for the incident at all: its first service is sure enough to be named. */
export function isExplained(services: readonly ServiceCause[]): boolean {
  return (services[0]?.confidence ?? 0) >= leastConfidence;
}

/** The outcome in words: the finding of the first service and of further causes, or that nothing explains the incident. */
export function rankingSentence(services: readonly ServiceCause[]): string {
  const [first] = services;
  if (first === undefined) {
    return '';
  }
  return isExplained(services)
    ? services
        .filter((one) => one === first || (one.isFurtherCause && one.confidence >= leastConfidence))
        .map(({ sentence }) => sentence)
        .join('; ')
    : `nothing here explains it; the likeliest, with ${formatConfidence(first.confidence)}: ${first.sentence}`;
}
