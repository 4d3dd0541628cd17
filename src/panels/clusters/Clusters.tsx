import { type PanelProps } from '@grafana/data';
import { useTheme2, type VizLegendItem } from '@grafana/ui';
import { useMemo } from 'react';

import { filledShapes } from '../../charts/scatter/pointShape';
import { type ScatterLook } from '../../charts/scatter/draw';
import { chartThemeOf } from '../kit/chart/chartThemeOf';
import { ChartWithLegend } from '../kit/chart/ChartWithLegend';
import { groupColors } from '../kit/chart/groupColors';
import { type ItemFeatures } from '../kit/items/itemFeatures';
import { useLegendToggle } from '../kit/chart/useLegendToggle';
import { ChoiceChart } from './ChoiceChart';
import { type ClusteredItems } from './clusteredItems';
import { ClusterScatter } from './ClusterScatter';
import { clusterSummaries } from './clusterSummaries';
import { type ClustersPanelOptions } from './options';
import { summaryValues } from './summaryValues';
import { texts } from './texts';

interface ClustersProps extends Pick<
  PanelProps<ClustersPanelOptions>,
  'width' | 'height' | 'fieldConfig' | 'options' | 'onOptionsChange'
> {
  readonly input: ItemFeatures;
  readonly clustered: ClusteredItems;
}

/** Beside each other where the panel is wide enough for two charts, else one above the other. */
const wideAspect = 1.3;

/** The scatter plot, the elbow chart, and the legend of the clusters. */
export function Clusters(props: ClustersProps) {
  const { width, height, fieldConfig, options, onOptionsChange, input, clustered } = props;
  const theme = useTheme2();
  const summaries = useMemo(() => clusterSummaries(clustered), [clustered]);
  const hasCentroids = options.showCentroids && clustered.centroids.length > 0 && clustered.columnFeatures.length > 1;
  const names = useMemo(
    () => [...summaries.map(({ label }) => nameOf(label)), ...(hasCentroids ? [texts.centroids] : [])],
    [summaries, hasCentroids]
  );
  const { hidden, onLabelClick } = useLegendToggle(names);
  const { palette, pointSize, opacity, hasShapes } = options;
  const { clusterCount } = clustered;
  const colors = useMemo(() => {
    const groups = summaries.map(({ label, items }) => ({ name: nameOf(label), value: items.length }));
    return groupColors(palette, groups, fieldConfig, theme);
  }, [summaries, palette, fieldConfig, theme]);
  const look = useMemo((): ScatterLook => {
    const radius = pointSize / 2;
    return {
      groups: Array.from({ length: clusterCount }, (_, group) => ({
        shape: hasShapes ? (filledShapes[group % filledShapes.length] ?? 'circle') : 'circle',
        radius,
        color: colors[group] ?? '#808080',
        opacity: opacity / 100,
      })),
      ungrouped: { shape: 'ring', radius: radius + 0.5, color: chartThemeOf(theme).text, opacity: 0.9 },
      isShown: (group) => !hidden.has(nameOf(group)),
      centreReach: radius + 3,
      showCentres: !hidden.has(texts.centroids),
    };
  }, [colors, pointSize, opacity, hasShapes, clusterCount, theme, hidden]);
  const clusterItems: VizLegendItem[] = summaries.map((summary) => ({
    label: nameOf(summary.label),
    color: look.groups[summary.label]?.color ?? look.ungrouped.color,
    yAxis: 1,
    disabled: hidden.has(nameOf(summary.label)),
    getDisplayValues: () => summaryValues(summary, clustered.rowItems.length, options.legend.calcs ?? []),
  }));
  const centroidItems: VizLegendItem[] = hasCentroids
    ? [{ label: texts.centroids, color: look.ungrouped.color, yAxis: 1, disabled: hidden.has(texts.centroids) }]
    : [];
  const items = [...clusterItems, ...centroidItems];
  const { curve } = clustered;
  const hasScatter = options.view !== 'elbow' || !curve;
  const hasCurve = options.view !== 'scatter' && curve !== null;
  return (
    <ChartWithLegend
      width={width}
      height={height}
      options={{ ...options.legend, showLegend: options.legend.showLegend && hasScatter }}
      items={items}
      onLabelClick={onLabelClick}
    >
      {(chartWidth, chartHeight) => {
        const isWide = chartWidth > chartHeight * wideAspect;
        const share = hasScatter && hasCurve ? 0.5 : 1;
        const partWidth = isWide ? Math.floor(chartWidth * share) : chartWidth;
        const partHeight = isWide ? chartHeight : Math.floor(chartHeight * share);
        return (
          <div style={{ display: 'flex', flexDirection: isWide ? 'row' : 'column' }}>
            {hasScatter && (
              <ClusterScatter
                width={partWidth}
                height={partHeight}
                options={options}
                input={input}
                clustered={clustered}
                summaries={summaries}
                look={look}
              />
            )}
            {hasCurve && (
              <ChoiceChart
                width={partWidth}
                height={partHeight}
                curve={curve}
                clustered={clustered}
                options={options}
                onOptionsChange={onOptionsChange}
              />
            )}
          </div>
        );
      }}
    </ChartWithLegend>
  );
}

function nameOf(label: number): string {
  return label < 0 ? texts.noise : texts.cluster(label);
}
