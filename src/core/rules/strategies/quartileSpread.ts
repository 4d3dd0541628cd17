/** The distance of a normal distribution's quartiles, in its standard deviations. */
const quartilesApart = 1.349;

/** The standard deviation (PromQL) of a range by its quartiles, which an incident of less than a quarter of it leaves alone. */
export function quartileSpread(range: string): string {
  return `(quantile_over_time(0.75, ${range}) - quantile_over_time(0.25, ${range})) / ${quartilesApart}`;
}
