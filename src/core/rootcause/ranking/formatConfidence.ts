/**
 * A confidence of 0..1 in percent, as people read it: never "100 %", since nothing is certain, and "0 %" only where there is none.
 */
export function formatConfidence(confidence: number): string {
  if (confidence > 0.99) {
    return '> 99 %';
  }
  return confidence > 0 && confidence < 0.01 ? '< 1 %' : `${Math.round(100 * confidence)} %`;
}
