import { windowedAggregation } from '../../../../core/series/windowedAggregation';
import { type AggregateAnalysis } from '../../../../protocol/analyses/aggregate';
import { type Analyser } from '../../analyser';

/** One aggregated series for each input series, at every time of the grid. */
export const aggregateAnalyser: Analyser<'aggregate'> = {
  fetchRange: ({ windowMs }, _, grid) => ({
    ...grid,
    fromMs: grid.fromMs - Math.ceil(windowMs / grid.stepMs) * grid.stepMs,
  }),
  run: (analysis, { grid, series }) => ({
    notices: [],
    frames: series.map(({ name, labels, times, values }) => {
      const aggregated = windowedAggregation(times, values, { ...grid, windowMs: analysis.windowMs }, kindOf(analysis));
      return {
        name,
        meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
        fields: [
          { name: 'time', type: 'time', values: aggregated.times },
          {
            name: analysis.function,
            type: 'number',
            nullable: true,
            values: aggregated.values,
            labels,
            config: { displayNameFromDS: name },
          },
        ],
      };
    }),
  }),
};

function kindOf({ function: kind, quantile }: AggregateAnalysis): Parameters<typeof windowedAggregation>[3] {
  return kind === 'quantile' ? { kind, probability: quantile } : { kind };
}
