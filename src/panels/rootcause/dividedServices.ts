import { type RootCauseAnswer, type Suspect } from '../../frames/grafana/readRootCause';

/** The services of an answer: those that are suspected, the likeliest first, and those that are not. */
export interface DividedServices {
  readonly suspected: readonly Suspect[];
  readonly ruledOut: readonly Suspect[];
}

/** What rules a service out that is not much suspected. */
const rulesOut: ReadonlySet<string> = new Set(['did not change', 'hardly changed', 'no known path to the symptom']);
/** From here on a suspicion is more than none. */
const leastSuspicion = 0.2;

/** Parts the services that did not change, or that nothing joins with the symptom, from the suspects; nobody is suspected by an abstention. */
export function dividedServices({ suspects, abstained }: RootCauseAnswer): DividedServices {
  const isSuspected = ({ confidence, against }: Suspect): boolean =>
    abstained === undefined &&
    confidence > 0 &&
    (confidence >= leastSuspicion || !against.some((reason) => rulesOut.has(reason)));
  return {
    suspected: suspects.filter(isSuspected),
    ruledOut: suspects.filter((suspect) => !isSuspected(suspect)),
  };
}
