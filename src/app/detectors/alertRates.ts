/** What the slider offers: alerts a week over all series. */
export const alertRates = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20] as const;

const oneAMonth = 0.25;

/** The place on the slider that is nearest to a rate, by ratio; to one a month and series where none was chosen. */
export function placeOfRate(alertsPerWeek: number | undefined, seriesCount: number): number {
  const wanted = alertsPerWeek ?? oneAMonth * Math.max(1, seriesCount);
  const distances = alertRates.map((each) => Math.abs(Math.log(each / wanted)));
  return distances.indexOf(Math.min(...distances));
}
