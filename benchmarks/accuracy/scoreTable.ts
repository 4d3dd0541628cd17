/** One line of a benchmark's result. */
export interface TableRow {
  readonly name: string;
  readonly figures: Readonly<Record<string, number>>;
  /** Whether it is somebody else's, measured here. */
  readonly isPeers?: boolean;
}

/** Our rows and the peers' below each other, best first by the first figure (`isLeastBest`: the least); ours are marked. */
export function scoreTable(
  ours: readonly TableRow[],
  peers: Readonly<Record<string, number>>,
  isLeastBest = false
): string {
  const columns = Object.keys(ours[0]?.figures ?? {});
  const first = columns[0] ?? '';
  const theirs = Object.entries(peers).map(([name, score]) => ({ name, figures: { [first]: score }, mark: ' ' }));
  const all = [...ours.map((row) => ({ ...row, mark: row.isPeers ? ' ' : '*' })), ...theirs];
  const sign = isLeastBest ? -1 : 1;
  all.sort((a, b) => sign * ((b.figures[first] ?? 0) - (a.figures[first] ?? 0)));
  const header = ['  detector'.padEnd(28), ...columns.map((column) => column.padStart(16))].join('');
  const lines = all.map(({ name, figures, mark }) =>
    [`${mark} ${name}`.padEnd(28), ...columns.map((column) => format(figures[column]).padStart(16))].join('')
  );
  return [header, ...lines].join('\n');
}

function format(figure: number | undefined): string {
  if (figure === undefined) {
    return '';
  }
  return Number.isInteger(figure) ? String(figure) : figure.toFixed(Math.abs(figure) < 10 ? 3 : 1);
}
