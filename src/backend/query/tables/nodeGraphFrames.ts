import { type WireFrame } from '../../../frames/schema/wireFrame';
import { numberColumn, textColumn } from './columns';

export interface GraphNode {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** The text in the node. */
  readonly mainStat: string;
  readonly secondaryStat: string;
  /** The part of the node's ring that is drawn red, from 0 to 1; the rest is grey. */
  readonly alarm: number;
}

export interface GraphEdge {
  readonly source: string;
  readonly target: string;
  readonly mainStat: string;
}

/** What the graph's numbers are called in its legend and its menus. */
export interface GraphWords {
  readonly mainStat: string;
  readonly alarm: string;
}

/** The two frames of Grafana's node graph panel. */
export function nodeGraphFrames(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  words: GraphWords
): readonly WireFrame[] {
  const ring = (displayName: string, fixedColor: string) => ({ displayName, color: { mode: 'fixed', fixedColor } });
  return [
    {
      name: 'nodes',
      meta: { preferredVisualisationType: 'nodeGraph' },
      fields: [
        textColumn('id', nodes, ({ id }) => id),
        textColumn('title', nodes, ({ title }) => title),
        textColumn('subtitle', nodes, ({ subtitle }) => subtitle),
        textColumn('mainstat', nodes, ({ mainStat }) => mainStat, { displayName: words.mainStat }),
        textColumn('secondarystat', nodes, ({ secondaryStat }) => secondaryStat),
        numberColumn('arc__alarm', nodes, ({ alarm }) => alarm, ring(words.alarm, 'red')),
        numberColumn('arc__calm', nodes, ({ alarm }) => 1 - alarm, ring(`not ${words.alarm}`, 'gray')),
      ],
    },
    {
      name: 'edges',
      meta: { preferredVisualisationType: 'nodeGraph' },
      fields: [
        textColumn('id', edges, ({ source, target }) => `${source} → ${target}`),
        textColumn('source', edges, ({ source }) => source),
        textColumn('target', edges, ({ target }) => target),
        textColumn('mainstat', edges, (edge) => edge.mainStat),
      ],
    },
  ];
}
