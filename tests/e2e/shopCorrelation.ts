import { sampleCorrelation } from 'simple-statistics';
import { demoSeries } from '../../src/backend/upstreams/demo/demoSeries';
import { sampleRange } from '../../src/backend/upstreams/demo/sampleRange';

const stepMs = 60_000;

interface ShopMetric {
  readonly metric: string;
  readonly service: string;
}

/** Pearson's r of two metrics of the demo shop, by another hand than ours: simple-statistics over the sampled series. */
export function shopCorrelation(
  a: ShopMetric,
  b: ShopMetric,
  range: { readonly fromMs: number; readonly toMs: number }
): number {
  const valuesOf = ({ metric, service }: ShopMetric): number[] => {
    const series = demoSeries.find(({ labels }) => labels['__name__'] === metric && labels['service'] === service);
    if (series === undefined) {
      throw new Error(`the shop has no ${metric} of ${service}`);
    }
    return [...sampleRange(series, { ...range, stepMs }).values];
  };
  return sampleCorrelation(valuesOf(a), valuesOf(b));
}
