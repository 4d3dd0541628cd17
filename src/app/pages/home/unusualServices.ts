import { type ExplainedAnomaly } from '../../../frames/grafana/readExplainedAnomalies';
import { type SeriesCount } from '../../query/useSeriesCounts';

/** What was unusual about a service. */
export interface UnusualService {
  readonly service: string;
  /** The worst first. */
  readonly anomalies: readonly ExplainedAnomaly[];
  readonly highest: number;
  readonly unusualSeries: number;
  readonly series: number;
}

/** Most services that are named as those that most of the unusual series belong to. */
const mostNamed = 3;

/** The fewest services that more than half of the unusual series belong to, those with most first; none where that takes many. */
export function servicesOfMost(services: readonly UnusualService[]): readonly UnusualService[] {
  const all = services.reduce((sum, { unusualSeries }) => sum + unusualSeries, 0);
  const named: UnusualService[] = [];
  let sum = 0;
  for (const service of [...services].sort((a, b) => b.unusualSeries - a.unusualSeries)) {
    named.push(service);
    sum += service.unusualSeries;
    if (2 * sum > all) {
      return named.length > mostNamed ? [] : named;
    }
  }
  return [];
}

/** The services that anomalies belong to, those with the greatest share of unusual series first; a series without a service stands for itself. */
export function unusualServices(
  anomalies: readonly ExplainedAnomaly[],
  counts: readonly SeriesCount[]
): readonly UnusualService[] {
  const serviceOf = new Map(counts.flatMap((each) => [...each.serviceOf]));
  const sizes = new Map<string, number>();
  for (const service of serviceOf.values()) {
    sizes.set(service, (sizes.get(service) ?? 0) + 1);
  }
  const grouped = new Map<string, ExplainedAnomaly[]>();
  for (const anomaly of anomalies) {
    const service = serviceOf.get(anomaly.series) ?? anomaly.series;
    grouped.set(service, [...(grouped.get(service) ?? []), anomaly]);
  }
  return [...grouped]
    .map(([service, own]): UnusualService => {
      const sorted = [...own].sort((a, b) => b.peakScore - a.peakScore);
      return {
        service,
        anomalies: sorted,
        highest: sorted[0]?.peakScore ?? NaN,
        unusualSeries: new Set(own.map(({ series }) => series)).size,
        series: sizes.get(service) ?? 1,
      };
    })
    .sort((a, b) => b.unusualSeries / b.series - a.unusualSeries / a.series || b.highest - a.highest);
}
