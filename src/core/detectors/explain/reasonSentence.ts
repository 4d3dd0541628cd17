import { type DetectionReason } from '../detector/detector';

const sentences: Readonly<Record<DetectionReason, string>> = {
  insufficient_data: 'there are too few values before it to compare with',
  insufficient_seasonal_data: 'too few earlier periods hold values of the same time',
  no_variation: 'the values before it do not vary, so that no deviation has a size',
  no_seasonal_variation: 'the values of the same time in earlier periods do not vary, so that no deviation has a size',
  too_few_peers: 'fewer than three series have a value to compare with',
  no_majority_of_peers: 'no group of series is large enough to be called normal',
};

/** Why nothing can be said, for a person to read. */
export function reasonSentence(name: string, reason: DetectionReason): string {
  return `${name} could not be judged: ${sentences[reason]}.`;
}
