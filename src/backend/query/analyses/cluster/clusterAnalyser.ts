import { alignSeries } from '../../../../core/series/alignSeries';
import { concatenateValues } from '../../../../core/series/concatenateValues';
import { gridTimes, type TimeGrid } from '../../../../core/series/timeGrid';
import { type FrameNotice, type WireFrame } from '../../../../frames/schema/wireFrame';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';
import { type AnalysisContext } from '../../analyser';
import { gridAround } from '../../gridAround';
import { inOnePiece } from '../../inOnePiece';
import { QueryError } from '../../queryError';
import { centroidFrames } from './centroidFrames';
import { changesFrame, type LabelledItems } from './changesFrame';
import { type ClusterItems, describeItems, type DescribedItems, scaleItems } from './clusterItems';
import { elbowFrame } from './elbowFrame';
import { type Clusters, countCurve, describeRecipe, formClusters, linkageOf, recipeOf } from './formClusters';
import { labelsFrame } from './labelsFrame';
import { linkageFrames } from './linkageFrames';
import { noiseFrame } from './noiseFrame';

/** Groups series that behave alike over the range. */
export const clusterAnalyser = inOnePiece<'cluster'>({
  reachOptions: ['toleranceMs'],
  fetchRange: ({ format }, { toleranceMs }, grid) => {
    const { fromMs } = format === 'changes' ? rangeBefore(grid) : grid;
    return gridAround(grid.stepMs, fromMs - toleranceMs, grid.toMs);
  },
  run: (analysis, context) => {
    const described = itemsOf(analysis, context, context.grid);
    const format = context.isFromAlert ? alertFormat(analysis.format) : analysis.format;
    const notices: FrameNotice[] =
      described.leftOut === 0
        ? []
        : [{ severity: 'warning', text: `${described.leftOut} left out, which lack values or one of the inputs` }];
    if (format === 'changes') {
      return { frames: [changesOf(described, analysis, context)], notices };
    }
    const items = scaleItems(described, analysis.scaling);
    switch (format) {
      case 'elbow':
        return { frames: [elbowFrame(countCurve(items, analysis))], notices };
      case 'linkage':
        return { frames: linkageFrames(items, linkageOf(items, analysis), analysis), notices };
      default: {
        const recipe = recipeOf(items, analysis);
        const frames = framesOf(items, formClusters(items, recipe, analysis), format, analysis, context.grid);
        return { frames, notices: [...notices, { severity: 'info', text: describeRecipe(recipe, analysis) }] };
      }
    }
  },
});

/** Alert rules take what has one number an item, or one for the whole. */
function alertFormat(format: ClusterAnalysis['format']): 'labels' | 'changes' | 'noise' {
  return format === 'labels' || format === 'changes' ? format : 'noise';
}

function framesOf(
  items: ClusterItems,
  clusters: Clusters,
  format: 'labels' | 'centroids' | 'noise',
  analysis: ClusterAnalysis,
  grid: TimeGrid
): readonly WireFrame[] {
  switch (format) {
    case 'labels':
      return [labelsFrame(items, clusters)];
    case 'centroids':
      return centroidFrames(items, clusters, analysis, gridTimes(grid));
    case 'noise':
      return [noiseFrame(clusters)];
  }
}

/** Clusters both ranges alike: on one scale, and by what the present one suggests where the query leaves it open. */
function changesOf(present: DescribedItems, analysis: ClusterAnalysis, context: AnalysisContext): WireFrame {
  const past = itemsOf(analysis, context, rangeBefore(context.grid));
  const both = concatenateValues([past.data, present.data]);
  const scaledPresent = scaleItems(present, analysis.scaling, both);
  const recipe = recipeOf(scaledPresent, analysis);
  const labelled = (items: ClusterItems): LabelledItems => ({
    identities: items.identities,
    labels: formClusters(items, recipe, analysis).labels,
  });
  return changesFrame(labelled(scaleItems(past, analysis.scaling, both)), labelled(scaledPresent));
}

function itemsOf(analysis: ClusterAnalysis, { series, query }: AnalysisContext, range: TimeGrid): DescribedItems {
  const items = describeItems(alignSeries(series, { ...range, toleranceMs: query.toleranceMs }), analysis);
  const { length } = items.identities;
  if (length < 2) {
    throw new QueryError(
      `clusters need at least two series with values between ${timeOf(range.fromMs)} and ${timeOf(range.toMs)}; ` +
        `there ${length === 1 ? 'is one' : 'is none'}`
    );
  }
  return items;
}

/** As many times, just before. */
function rangeBefore({ fromMs, toMs, stepMs }: TimeGrid): TimeGrid {
  return { fromMs: 2 * fromMs - toMs - stepMs, toMs: fromMs - stepMs, stepMs };
}

function timeOf(ms: number): string {
  return new Date(ms).toISOString();
}
