/** The colours and the font of the surroundings, as plain values: a chart never sees Grafana's theme itself. */
export interface ChartTheme {
  readonly isDark: boolean;
  readonly background: string;
  readonly text: string;
  readonly mutedText: string;
  /** Axis lines, dendrogram branches above the threshold, box outlines. */
  readonly line: string;
  readonly grid: string;
  /** Cells and marks without a value. */
  readonly missing: string;
  /** Focus ring, selections and whatever the reader points at. */
  readonly accent: string;
  readonly fontFamily: string;
  /** Size of axis labels in CSS pixels. */
  readonly fontSize: number;
}
