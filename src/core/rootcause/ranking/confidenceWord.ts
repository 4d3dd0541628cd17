/** How a confidence is called. */
export type ConfidenceWord = 'likely' | 'possible' | 'weak' | 'unlikely';

/** The word for a confidence of 0..1: likely from 0.8 on, possible from 0.5, weak from 0.2. */
export function confidenceWord(confidence: number): ConfidenceWord {
  if (confidence >= 0.8) {
    return 'likely';
  }
  if (confidence >= 0.5) {
    return 'possible';
  }
  return confidence >= 0.2 ? 'weak' : 'unlikely';
}
