/** Where and how a panel's legend stands. */
export interface LegendOptions {
  readonly showLegend: boolean;
  readonly displayMode: 'list' | 'table';
  readonly placement: 'bottom' | 'right';
  /** Width of a legend on the right, in CSS pixels; by its content when left out. */
  readonly width?: number;
  /** What is said of each entry: ids of Grafana's calculations, or of the panel's own. */
  readonly calcs?: readonly string[];
}
