import { type LegendDisplayMode } from '@grafana/schema';
import { VizLayout, VizLegend, type VizLegendItem } from '@grafana/ui';
import { type MouseEvent, type ReactNode } from 'react';

import { type LegendOptions } from './legendOptions';
import { paleClass } from './paleClass';

/** CSS pixels of a panel with a legend on its right, or below. */
const leastWidth = 320;
const leastHeight = 160;

interface ChartWithLegendProps {
  readonly width: number;
  readonly height: number;
  readonly options: LegendOptions;
  /** Fewer than two need no legend. */
  readonly items: VizLegendItem[];
  /** True while the items are no longer the present ones. */
  readonly isStale?: boolean;
  readonly onLabelClick: (item: VizLegendItem, event: MouseEvent<HTMLElement>) => void;
  /** The chart, in the room that the legend leaves. */
  readonly children: (width: number, height: number) => ReactNode;
}

/** A chart with Grafana's legend below or beside it. */
export function ChartWithLegend(props: ChartWithLegendProps) {
  const { width, height, options, items, isStale = false, onLabelClick, children } = props;
  const displayMode: string = options.displayMode;
  const legend =
    options.showLegend && items.length > 1 && hasRoom(width, height, options) && isDisplayMode(displayMode) ? (
      <VizLayout.Legend
        placement={options.placement}
        maxHeight="35%"
        maxWidth="60%"
        {...(options.width ? { width: options.width } : {})}
      >
        <div className={isStale ? paleClass : undefined}>
          <VizLegend
            placement={options.placement}
            items={items}
            displayMode={displayMode}
            onLabelClick={onLabelClick}
          />
        </div>
      </VizLayout.Legend>
    ) : null;
  return (
    <VizLayout width={width} height={height} legend={legend}>
      {children}
    </VizLayout>
  );
}

/** In a small panel a legend would take the chart's room. */
function hasRoom(width: number, height: number, { placement }: LegendOptions): boolean {
  return placement === 'right' ? width >= leastWidth : height >= leastHeight;
}

/** The enum's values without the enum, which would bring all of Grafana's schema along. */
function isDisplayMode(mode: string): mode is LegendDisplayMode {
  return mode === 'list' || mode === 'table';
}
