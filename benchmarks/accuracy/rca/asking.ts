/** How a case is put to the product: what is known of it, and how much is given away. */
export interface Asking {
  /** `metric`: series carry their names; `query`: only the query names them, as with rate() or sum by (); `none`: nothing does. */
  readonly names: 'metric' | 'query' | 'none';
  /** `curated`: the case's fault-free range is given; `default`: nothing is given, and the store has it before the incident. */
  readonly baseline: 'curated' | 'default';
  /** The share of the incident that has gone by when the window asked for begins. */
  readonly late: number;
  /** `known`: the case's dependency graph is given, where there is one; `none`: no graph. */
  readonly graph: 'known' | 'none';
}

const plainAsking: Asking = { names: 'metric', baseline: 'curated', late: 0, graph: 'known' };

/** The ways over which confidence is fitted: each of what people leave out, and all of it. */
export const waysToCalibrate: readonly Asking[] = [
  plainAsking,
  { ...plainAsking, baseline: 'default' },
  { ...plainAsking, late: 0.75 },
  { ...plainAsking, graph: 'none' },
  { names: 'metric', baseline: 'default', late: 0.75, graph: 'none' },
];

/** The ways that the table of all compares, the plain one first. */
export const waysToAsk: ReadonlyArray<readonly [string, Asking]> = [
  ['all given', plainAsking],
  ['names in the query', { ...plainAsking, names: 'query' }],
  ['no names at all', { ...plainAsking, names: 'none' }],
  ['default baseline', { ...plainAsking, baseline: 'default' }],
  ['75 % late', { ...plainAsking, late: 0.75 }],
  ['no graph', { ...plainAsking, graph: 'none' }],
  ['query, default, late, no graph', { names: 'query', baseline: 'default', late: 0.75, graph: 'none' }],
  ['none, default, late, no graph', { names: 'none', baseline: 'default', late: 0.75, graph: 'none' }],
];
