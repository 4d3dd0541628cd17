import { type DependencyGraph } from '../../../../core/rootcause/graph/dependencyGraph';
import {
  type MetricCause,
  type RootCauseRanking,
  type ServiceCause,
} from '../../../../core/rootcause/ranking/rootCauseRanking';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { type RootCauseAnalysis } from '../../../../protocol/analyses/rootCause';
import { numberColumn, tableFrame, textColumn } from '../../columns';
import { nodeGraphFrames } from '../../nodeGraphFrames';

/** The frames of a ranking: tables with the evidence, or a graph. */
export function rootCauseFrames(
  ranking: RootCauseRanking,
  graph: DependencyGraph,
  format: RootCauseAnalysis['format']
): readonly WireFrame[] {
  switch (format) {
    case 'services':
      return [serviceTable(ranking)];
    case 'metrics':
      return [metricTable(ranking.metrics)];
    case 'graph':
      return causeGraph(ranking, graph);
    case 'report':
      return [serviceTable(ranking), metricTable(ranking.metrics), ...causeGraph(ranking, graph)];
  }
}

/** What is known of the answer as a whole; `noneOfThese` is the share left for causes without series. */
function summary({ services, metrics: _, ...ranking }: RootCauseRanking): Readonly<Record<string, unknown>> {
  const named = services.reduce((sum, { confidence }) => sum + confidence, 0);
  return { ...ranking, noneOfThese: ranking.abstained === undefined ? Math.max(0, 1 - named) : 1 };
}

function serviceTable(ranking: RootCauseRanking): WireFrame {
  const { services, metrics, abstained } = ranking;
  const best = ({ metrics: own }: ServiceCause): MetricCause | undefined => metrics[own[0] ?? -1];
  const frame = tableFrame('root causes', [
    textColumn('service', services, ({ service }) => service),
    numberColumn('confidence', services, ({ confidence }) => (abstained === undefined ? confidence : 0), {
      unit: 'percentunit',
      min: 0,
      max: 1,
    }),
    textColumn('finding', services, ({ sentence }) => sentence),
    textColumn('metric', services, (service) => best(service)?.name ?? ''),
    numberColumn('shift', services, (service) => best(service)?.peakShift ?? NaN, {
      decimals: 1,
      description: "The peak's distance from the baseline's median, in spreads of the baseline",
    }),
    numberColumn('lead', services, (service) => (best(service)?.leadMs ?? NaN) / 1000, { unit: 's' }),
    textColumn('explains', services, ({ explains }) => explains.join(', ')),
    textColumn('explained by', services, ({ explainedBy }) => explainedBy ?? ''),
    textColumn('against', services, ({ against }) => against.join('; ')),
    numberColumn('hops', services, ({ hopsFromTarget }) => hopsFromTarget ?? NaN, { decimals: 0 }),
    numberColumn('score', services, ({ score }) => score, { decimals: 3 }),
  ]);
  return { ...frame, meta: { ...frame.meta, custom: summary(ranking) } };
}

function metricTable(metrics: readonly MetricCause[]): WireFrame {
  return tableFrame('suspect metrics', [
    textColumn('metric', metrics, ({ name }) => name),
    textColumn('service', metrics, ({ service }) => service),
    textColumn('input', metrics, ({ inputRefId }) => inputRefId),
    textColumn('role', metrics, ({ role }) => role),
    textColumn('presence', metrics, ({ presence }) => presence),
    numberColumn('score', metrics, ({ score }) => score, { decimals: 3 }),
    numberColumn('baseline', metrics, ({ baselineMedian }) => baselineMedian),
    numberColumn('spread', metrics, ({ baselineSpread }) => baselineSpread),
    numberColumn('peak', metrics, ({ peakValue }) => peakValue),
    numberColumn('shift', metrics, ({ peakShift }) => peakShift, { decimals: 1 }),
    numberColumn('lasting shift', metrics, ({ lastingShift }) => lastingShift, { decimals: 1 }),
    textColumn('onset', metrics, ({ onsetMs }) => (Number.isNaN(onsetMs) ? '' : new Date(onsetMs).toISOString())),
    numberColumn('lead', metrics, ({ leadMs }) => leadMs / 1000, { unit: 's' }),
    numberColumn('r with target', metrics, ({ correlation }) => correlation, { min: -1, max: 1, decimals: 2 }),
    numberColumn('moves before', metrics, ({ correlationLeadMs }) => correlationLeadMs / 1000, { unit: 's' }),
  ]);
}

/** The services of the graph and of the ranking; a call's arrow points at the one that is depended on. */
function causeGraph({ services, abstained }: RootCauseRanking, graph: DependencyGraph): readonly WireFrame[] {
  const byName = new Map(services.map((service) => [service.service, service]));
  const names = [...new Set([...services.map(({ service }) => service), ...graph.services])];
  const confidenceOf = (name: string): number => (abstained === undefined ? (byName.get(name)?.confidence ?? 0) : 0);
  return nodeGraphFrames(
    names.map((name) => ({
      id: name,
      title: name,
      subtitle: byName.get(name)?.explainedBy === undefined ? '' : `after ${byName.get(name)?.explainedBy}`,
      mainStat: `${Math.round(100 * confidenceOf(name))} %`,
      secondaryStat: byName.has(name) ? '' : 'no metrics',
      alarm: confidenceOf(name),
    })),
    graph.dependencies.flatMap((targets, source) =>
      targets.map((target) => ({
        source: graph.services[source] ?? '',
        target: graph.services[target] ?? '',
        mainStat: '',
      }))
    )
  );
}
