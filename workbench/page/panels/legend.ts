import { LegendDisplayMode, type LegendPlacement, type VizLegendOptions } from '@grafana/schema';

export interface LegendOptions {
  readonly showLegend?: boolean;
  readonly displayMode?: LegendDisplayMode;
  readonly placement?: LegendPlacement;
  readonly calcs?: string[];
}

export const legendOf = (options: LegendOptions = {}): VizLegendOptions => ({
  showLegend: options.showLegend ?? true,
  displayMode: options.displayMode ?? LegendDisplayMode.List,
  placement: options.placement ?? 'bottom',
  calcs: options.calcs ?? [],
});
