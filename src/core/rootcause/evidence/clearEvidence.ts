/** The evidence of a metric that has changed by three spreads: whoever has as much is affected. */
export const clearEvidence = Math.log1p(3);
