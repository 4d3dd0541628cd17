import { chooseClusters, countCurve } from '../../../../core/clustering/recipe/chooseClusters';
import { chosenRecipe } from '../../../../core/clustering/recipe/chosenRecipe';
import { type ClusterRecipe } from '../../../../core/clustering/recipe/clusterRecipe';
import { formClusters } from '../../../../core/clustering/recipe/formClusters';
import { itemTree } from '../../../../core/clustering/recipe/itemTree';
import { type Clusters } from '../../../../core/clustering/recipe/numberClusters';
import { alignSeries } from '../../../../core/series/alignSeries';
import { concatenateValues } from '../../../../core/series/concatenateValues';
import { gridTimes, type TimeGrid } from '../../../../core/series/timeGrid';
import { type FrameNotice, type WireFrame } from '../../../../frames/schema/wireFrame';
import { type ClusterAnalysis } from '../../../../protocol/analyses/cluster';
import { type AnalysisContext } from '../../analyser/analyser';
import { gridAround } from '../../grids/gridAround';
import { inOnePiece } from '../../analyser/inOnePiece';
import { QueryError } from '../../../queryError';
import { centroidFrames } from './centroidFrames';
import { changesFrame, type LabelledItems } from './changesFrame';
import { foundOrError } from './clusterError';
import { type ClusterItems, comparableItems, describeItems, type DescribedItems } from './clusterItems';
import { describeChoice } from './describeChoice';
import { elbowFrame } from './elbowFrame';
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
    const items = comparableItems(described, analysis);
    switch (format) {
      case 'elbow':
        return { frames: [elbowFrame(foundOrError(countCurve(items.matrix, analysis.maxCount)), analysis)], notices };
      case 'linkage':
        return { frames: linkageFrames(items, foundOrError(itemTree(items.matrix, analysis)), analysis), notices };
      default: {
        const choice = foundOrError(chooseClusters(items.matrix, analysis));
        const clusters = formClusters(items.matrix, choice, analysis);
        const frames = framesOf(items, clusters, format, analysis, context.grid);
        return { frames, notices: [...notices, { severity: 'info', text: describeChoice(choice, analysis) }] };
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
function changesOf(described: DescribedItems, analysis: ClusterAnalysis, context: AnalysisContext): WireFrame {
  const describedPast = itemsOf(analysis, context, rangeBefore(context.grid));
  const both = concatenateValues([describedPast.values, described.values]);
  const present = comparableItems(described, analysis, both);
  const past = comparableItems(describedPast, analysis, both);
  const choice = foundOrError(chooseClusters(present.matrix, analysis));
  return changesFrame(labelled(past, chosenRecipe(analysis, choice)), {
    identities: present.identities,
    labels: formClusters(present.matrix, choice, analysis).labels,
  });
}

function labelled({ identities, matrix }: ClusterItems, recipe: ClusterRecipe): LabelledItems {
  const choice = foundOrError(chooseClusters(matrix, recipe));
  return { identities, labels: formClusters(matrix, choice, recipe).labels };
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
