/** What stands for what in every chart of anomalies: blue is usual, warm is unusual, grey is context. */
export interface AnomalyInk {
  readonly expected: string;
  readonly bandOpacity: number;
  readonly anomaly: string;
}

/** The inks in a theme. */
export function anomalyInk(isDark: boolean): AnomalyInk {
  return isDark
    ? { expected: '#6e9fff', bandOpacity: 0.14, anomaly: '#ffb347' }
    : { expected: '#1f62e0', bandOpacity: 0.12, anomaly: '#b25318' };
}
