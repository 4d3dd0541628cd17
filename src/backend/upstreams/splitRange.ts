/** Prometheus and Loki refuse a range query of more points a series than this. */
const maxPointsPerQuery = 11_000;

/**
 * Cuts a range into parts of no more points than stores answer at once; both ends of each are included.
 *
 * @param mostPoints where a part is to have fewer points than that
 */
export function splitRange({
  fromMs,
  toMs,
  stepMs,
  mostPoints = maxPointsPerQuery,
}: {
  readonly fromMs: number;
  readonly toMs: number;
  readonly stepMs: number;
  readonly mostPoints?: number;
}): ReadonlyArray<readonly [fromMs: number, toMs: number]> {
  const chunks: Array<readonly [number, number]> = [];
  const span = (Math.min(mostPoints, maxPointsPerQuery) - 1) * stepMs;
  for (let start = fromMs; start <= toMs; start += span + stepMs) {
    chunks.push([start, Math.min(start + span, toMs)]);
  }
  return chunks;
}
