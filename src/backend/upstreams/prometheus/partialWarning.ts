/** What an answer is worth that says itself that it is not whole. */
export const partialWarning =
  'the answer is partial: some storage nodes did not answer, so that series are missing and sums are too low';
