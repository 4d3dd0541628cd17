export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** How many nodes its column has. */
  readonly columnSize: number;
}

/**
 * Places the nodes of a graph in columns, callers left of what they call: a node's column is the longest way to it. Where
 * calls go round in a circle, the way is followed once. Without calls the nodes stand in a grid. Positions are shares of the width and height, from 0 to 1.
 */
export function nodeGraphLayout(
  ids: readonly string[],
  edges: ReadonlyArray<{ readonly source: string; readonly target: string }>
): readonly Placed[] {
  const depths = new Map<string, number>();
  const depthOf = (id: string, seen: ReadonlySet<string>): number => {
    const known = depths.get(id);
    if (known !== undefined) {
      return known;
    }
    const callers = edges.filter(({ source, target }) => target === id && source !== id && !seen.has(source));
    const depth = Math.max(0, ...callers.map(({ source }) => depthOf(source, new Set([...seen, id])) + 1));
    if (seen.size === 0) {
      depths.set(id, depth);
    }
    return depth;
  };
  const columns: string[][] = [];
  const gridColumns = Math.ceil(Math.sqrt(ids.length));
  for (const [index, id] of ids.entries()) {
    const column = edges.length === 0 ? index % gridColumns : depthOf(id, new Set());
    (columns[column] ??= []).push(id);
  }
  const filled = columns.filter((column) => column.length > 0);
  return filled.flatMap((column, columnIndex) =>
    column.map((id, rowIndex) => ({
      id,
      x: (columnIndex + 0.5) / filled.length,
      y: (rowIndex + 0.5) / column.length,
      columnSize: column.length,
    }))
  );
}
