/** Where and how a panel's legend stands. */
export interface LegendOptions {
  readonly showLegend: boolean;
  readonly displayMode: 'list' | 'table';
  readonly placement: 'bottom' | 'right';
}
