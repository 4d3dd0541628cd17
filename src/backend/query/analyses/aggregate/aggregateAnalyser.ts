import { windowedAggregation } from '../../../../core/windows/windowedAggregation';
import { type AggregateAnalysis } from '../../../../protocol/analyses/aggregate';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { timeSeriesFrame } from '../../tables/columns';
import { gridAround } from '../../grids/gridAround';
import { inParts } from '../../analyser/inParts';
import { splitSeries } from '../../analyser/splitSeries';

/**
 * A window has this many samples, unless they would lie closer than a usual scrape interval. Of the last one only how old it may be depends on
 * them, and that is at a time of the grid itself wherever there is one.
 */
const samplesPerWindow = 60;
const samplesPerLast = 5;
const scrapeIntervalMs = 15_000;
/** More samples than this a series are not asked for. */
const mostSamples = 50_000;

/** One aggregated series for each input series, at every time of the grid. */
export const aggregateAnalyser = inParts<'aggregate', readonly WireFrame[]>({
  reachOptions: ['windowMs'],
  fetchRange: ({ windowMs, function: kind }, _, { fromMs, toMs, stepMs }) => {
    const distanceMs = windowMs / (kind === 'last' ? samplesPerLast : samplesPerWindow);
    const samplingMs = samplingStepMs(distanceMs, stepMs, toMs - fromMs + windowMs);
    return gridAround(samplingMs, fromMs - windowMs, toMs);
  },
  split: splitSeries,
  work: ({ analysis, context: { grid, series } }) =>
    series.map(({ name, labels, times, values }) => {
      const aggregated = windowedAggregation(times, values, { ...grid, windowMs: analysis.windowMs }, kindOf(analysis));
      return timeSeriesFrame(name, aggregated.times, [
        {
          name: analysis.function,
          type: 'number',
          nullable: true,
          values: aggregated.values,
          labels,
          config: { displayNameFromDS: name },
        },
      ]);
    }),
  *finish(_, __, parts) {
    return { frames: parts.flat(), notices: [] };
  },
});

function kindOf({ function: kind, quantile }: AggregateAnalysis): Parameters<typeof windowedAggregation>[3] {
  return kind === 'quantile' ? { kind, probability: quantile } : { kind };
}

/**
 * The distance of the samples to fetch: a part of the grid's step, since stores that answer on the grid would else give
 * a window of the step's length one sample to aggregate.
 */
function samplingStepMs(distanceMs: number, stepMs: number, rangeMs: number): number {
  const wantedMs = Math.max(distanceMs, scrapeIntervalMs, rangeMs / mostSamples);
  for (let parts = Math.floor(stepMs / wantedMs); parts > 1; parts--) {
    if (stepMs % parts === 0) {
      return stepMs / parts;
    }
  }
  return stepMs;
}
