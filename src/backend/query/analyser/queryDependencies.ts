import { type InputSeries } from '../../../core/series/alignSeries';
import { dependencyGraph, type DependencyGraph } from '../../../core/rootcause/graph/dependencyGraph';
import { learnDependencyEdges } from '../../../core/rootcause/graph/learnDependencyEdges';
import { type FrameNotice } from '../../../frames/schema/wireFrame';
import { type Dependencies } from '../../../protocol/dependencies';

/** The graph that a query gives or points to, and the series that are not part of it. */
export interface QueryDependencies {
  readonly graph: DependencyGraph;
  readonly series: readonly InputSeries[];
  /** Why there are fewer edges than asked for. */
  readonly notices: readonly FrameNotice[];
}

/** Joins the given edges with those that the graph input's series carry; a notice where that input carries none. */
export function queryDependencies(
  { edges: given, input }: Dependencies,
  series: readonly InputSeries[]
): QueryDependencies {
  // Typed and pasted names come with spaces around them.
  const edges = given.map(({ from, to }) => ({ from: from.trim(), to: to.trim() }));
  if (input === undefined) {
    return { graph: dependencyGraph(edges), series, notices: [] };
  }
  const learned = learnDependencyEdges(
    series.filter(({ inputRefId }) => inputRefId === input).map(({ labels }) => labels)
  );
  const text =
    `the graph input "${input}" returns no series with both ends of a call, so that nothing is known of who calls whom: ` +
    'select one such as traces_service_graph_request_total, which has the labels client and server';
  return {
    graph: dependencyGraph([...edges, ...learned]),
    series: series.filter(({ inputRefId }) => inputRefId !== input),
    notices: learned.length === 0 ? [{ severity: 'warning', text }] : [],
  };
}
