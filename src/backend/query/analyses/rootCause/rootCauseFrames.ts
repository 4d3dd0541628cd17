import { type DependencyGraph } from '../../../../core/rootcause/graph/dependencyGraph';
import { formatConfidence } from '../../../../core/rootcause/ranking/formatConfidence';
import { isExplained } from '../../../../core/rootcause/ranking/rankingSentence';
import {
  type MetricCause,
  type RootCauseRanking,
  type ServiceCause,
} from '../../../../core/rootcause/ranking/rootCauseRanking';
import { type SeriesMatrix } from '../../../../core/series/seriesMatrix';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { type RootCauseAnalysis } from '../../../../protocol/analyses/rootCause';
import { numberColumn, sentences, tableFrame, textColumn, timeColumn, wide } from '../../tables/columns';
import { nodeGraphFrames } from '../../tables/nodeGraphFrames';
import { confidenceConfig } from './confidenceConfig';
import { type ToldRole } from './rolesOfSeries';
import { courseFrames } from './courseFrames';

/** What a ranking was made of. */
interface RankedProblem {
  readonly graph: DependencyGraph;
  readonly matrix: SeriesMatrix;
  /** Of each series of the matrix, who tells its role. */
  readonly roles: ReadonlyArray<ToldRole | undefined>;
  /** The series that shows the trouble, and its service. */
  readonly symptom: { readonly name: string; readonly service: string } | undefined;
}

/** The frames of a ranking: tables with the evidence, or a graph; in a report all of it, and the courses of what is suspected. */
export function rootCauseFrames(
  ranking: RootCauseRanking,
  problem: RankedProblem,
  format: RootCauseAnalysis['format']
): readonly WireFrame[] {
  switch (format) {
    case 'services':
      return [serviceTable(ranking, problem)];
    case 'metrics':
      return [metricTable(ranking, problem)];
    case 'changes':
      return [changeTable(ranking)];
    case 'graph':
      return causeGraph(ranking, problem.graph);
    case 'report':
      return [
        serviceTable(ranking, problem),
        metricTable(ranking, problem),
        changeTable(ranking),
        ...causeGraph(ranking, problem.graph),
        ...courseFrames(ranking, problem.matrix),
      ];
  }
}

/** What is known of the answer as a whole; `noneOfThese` is the share left for causes without series. */
function summary(
  { services, metrics: _, changes: __, ...ranking }: RootCauseRanking,
  { matrix, symptom }: RankedProblem
): Readonly<Record<string, unknown>> {
  const named = services.reduce((sum, { confidence }) => sum + confidence, 0);
  return {
    ...ranking,
    isExplained: isExplained(services),
    noneOfThese: ranking.abstained === undefined ? Math.max(0, 1 - named) : 1,
    stepMs: matrix.stepMs,
    seriesCount: matrix.series.length,
    ...(symptom === undefined ? {} : { symptom }),
  };
}

function serviceTable(ranking: RootCauseRanking, problem: RankedProblem): WireFrame {
  const { services, metrics, abstained } = ranking;
  const best = ({ metrics: own }: ServiceCause): MetricCause | undefined => metrics[own[0] ?? -1];
  const frame = tableFrame('root causes', [
    textColumn('service', services, ({ service }) => service, wide(150)),
    numberColumn('confidence', services, ({ confidence }) => (abstained === undefined ? confidence : 0), {
      ...confidenceConfig,
      description: 'How sure, of 100 % that are shared among the suspects and none of these',
    }),
    textColumn('finding', services, ({ sentence }) => sentence, sentences(320)),
    textColumn('metric', services, (service) => best(service)?.name ?? '', wide(190)),
    numberColumn('shift', services, (service) => best(service)?.peakShift ?? NaN, {
      decimals: 1,
      description: "The peak's distance from the baseline's median, in spreads of the baseline",
    }),
    numberColumn('lead', services, (service) => (best(service)?.leadMs ?? NaN) / 1000, {
      unit: 's',
      description: 'How long before the symptom it changed',
    }),
    textColumn('change', services, ({ change }) => change?.sentence ?? '', sentences(220)),
    textColumn('explains', services, ({ explains }) => explains.join(', '), wide(160, sentences(160))),
    textColumn('explained by', services, ({ explainedBy }) => explainedBy ?? '', wide(150)),
    textColumn('against', services, ({ against }) => against.join('; '), sentences(220)),
    numberColumn('hops', services, ({ hopsFromTarget }) => hopsFromTarget ?? NaN, {
      decimals: 0,
      description: 'Calls between it and the symptom',
    }),
    numberColumn('score', services, ({ score }) => score, { decimals: 3 }),
  ]);
  return { ...frame, meta: { ...frame.meta, custom: summary(ranking, problem) } };
}

function changeTable({ changes, abstained }: RootCauseRanking): WireFrame {
  return tableFrame('changes', [
    timeColumn('time', changes, ({ timeMs }) => timeMs),
    textColumn('kind', changes, ({ kind }) => kind, wide(110)),
    textColumn('service', changes, ({ service, node }) => service ?? node ?? '', wide(150)),
    textColumn('change', changes, ({ sentence }) => sentence, sentences(320)),
    numberColumn('confidence', changes, ({ confidence }) => (abstained === undefined ? confidence : 0), {
      ...confidenceConfig,
      description: 'How sure that this change set the incident off; 100 % are shared with causes that nobody changed',
    }),
    numberColumn('lead', changes, ({ leadMs }) => leadMs / 1000, {
      unit: 's',
      description: 'How long before the onset; below 0 after it',
    }),
    numberColumn('earlier', changes, ({ earlier }) => earlier, {
      decimals: 0,
      description: 'How often the same happened before, without harm',
    }),
    textColumn('touches', changes, ({ touches }) => touches.join(', '), sentences(160)),
    textColumn('series', changes, ({ seriesName }) => seriesName ?? '', wide(190)),
  ]);
}

function metricTable({ metrics }: RootCauseRanking, { roles }: RankedProblem): WireFrame {
  return tableFrame('suspect metrics', [
    textColumn('metric', metrics, ({ name }) => name, { custom: { minWidth: 200 } }),
    textColumn('service', metrics, ({ service }) => service, wide(150)),
    textColumn('input', metrics, ({ inputRefId }) => inputRefId, wide(90)),
    textColumn('role', metrics, ({ role }) => role, wide(90)),
    textColumn('role told by', metrics, ({ series }) => roles[series]?.toldBy ?? '', wide(90)),
    textColumn('presence', metrics, ({ presence }) => presence, wide(100)),
    numberColumn('score', metrics, ({ score }) => score, { decimals: 3 }),
    numberColumn('baseline', metrics, ({ baselineMedian }) => baselineMedian, { description: 'Median before' }),
    numberColumn('spread', metrics, ({ baselineSpread }) => baselineSpread, {
      description: 'Its usual variation before',
    }),
    numberColumn('peak', metrics, ({ peakValue }) => peakValue, { description: 'Farthest from usual' }),
    numberColumn('shift', metrics, ({ peakShift }) => peakShift, {
      decimals: 1,
      description: 'Of the peak, in times of its usual variation',
    }),
    numberColumn('lasting shift', metrics, ({ lastingShift }) => lastingShift, {
      decimals: 1,
      description: 'In times of its usual variation',
    }),
    textColumn(
      'onset',
      metrics,
      ({ onsetMs }) => (Number.isNaN(onsetMs) ? '' : new Date(onsetMs).toISOString()),
      wide(190)
    ),
    numberColumn('lead', metrics, ({ leadMs }) => leadMs / 1000, {
      unit: 's',
      description: 'How long before the symptom it changed',
    }),
    numberColumn('r with target', metrics, ({ correlation }) => correlation, {
      min: -1,
      max: 1,
      decimals: 2,
      description: 'How it goes with the symptom, at its best lag',
    }),
    numberColumn('moves before', metrics, ({ correlationLeadMs }) => correlationLeadMs / 1000, { unit: 's' }),
  ]);
}

/** The services of the graph and of the ranking (without one, nothing is known of their metrics); a call's arrow points at the one that is depended on. */
function causeGraph({ services, abstained }: RootCauseRanking, graph: DependencyGraph): readonly WireFrame[] {
  const byName = new Map(services.map((service) => [service.service, service]));
  const names = [...new Set([...services.map(({ service }) => service), ...graph.services])];
  const confidenceOf = (name: string): number => (abstained === undefined ? (byName.get(name)?.confidence ?? 0) : 0);
  return nodeGraphFrames(
    names.map((name) => ({
      id: name,
      title: name,
      subtitle: byName.get(name)?.explainedBy === undefined ? '' : `after ${byName.get(name)?.explainedBy}`,
      mainStat: formatConfidence(confidenceOf(name)),
      secondaryStat: byName.has(name) || services.length === 0 ? '' : 'no metrics',
      alarm: confidenceOf(name),
    })),
    graph.dependencies.flatMap((targets, source) =>
      targets.map((target) => ({
        source: graph.services[source] ?? '',
        target: graph.services[target] ?? '',
        mainStat: '',
      }))
    ),
    { mainStat: 'confidence', alarm: 'suspected' }
  );
}
