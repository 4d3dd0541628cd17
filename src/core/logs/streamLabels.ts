import { type Labels } from '../series/labelledSeries';

/** The labels that tell the series of a stream's lines apart: those of `groupBy`, all where it is left out. */
export function streamLabels(labels: Labels, groupBy: readonly string[] | undefined): Labels {
  return groupBy === undefined
    ? labels
    : Object.fromEntries(Object.entries(labels).filter(([name]) => groupBy.includes(name)));
}
