export interface AnomalyPanelOptions {
  readonly order: 'highest' | 'last' | 'name' | 'input';
  /** Lanes on a page. */
  readonly lanes: number;
  /** Lanes without an unusual value, too. */
  readonly showUsual: boolean;
  /** Label whose value names a lane; empty: the series' name. */
  readonly laneLabel: string;
  readonly showBand: boolean;
  readonly showExpected: boolean;
  readonly showAnomalies: boolean;
  /** The dashboard's annotations. */
  readonly showEvents: boolean;
  readonly showScale: boolean;
  /** Dashboard variable that a selected series' name goes to. */
  readonly variable: string;
}

export const defaultOptions: AnomalyPanelOptions = {
  order: 'highest',
  lanes: 10,
  showUsual: false,
  laneLabel: '',
  showBand: true,
  showExpected: true,
  showAnomalies: true,
  showEvents: true,
  showScale: true,
  variable: '',
};
