import { dateTimeFormat } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { type BandGraphMarks, type BandGraphSeries, layoutBandGraph } from '../../../charts/bandGraph/layoutBandGraph';
import { anomalyInk } from '../../../charts/marks/anomalyInk';

interface Props extends BandGraphMarks {
  readonly series: BandGraphSeries;
  readonly width: number;
  readonly height: number;
  readonly format: (value: number) => string;
  /** What the graph shows, for those who do not see it. */
  readonly label: string;
}

const ticks = [
  { share: 0, anchor: 'start' },
  { share: 0.25, anchor: 'middle' },
  { share: 0.5, anchor: 'middle' },
  { share: 0.75, anchor: 'middle' },
  { share: 1, anchor: 'end' },
] as const;

/** One series over its band, with the points that are unusual, the incident's window and the onset. */
export function SeriesGraph({ series, width, height, format, label, ...marks }: Props) {
  const theme = useTheme2();
  const layout = layoutBandGraph(series, width, height, marks);
  if (layout === undefined) {
    return null;
  }
  const { plot, line, band, points, window, onsetX, low, high, fromMs, toMs } = layout;
  const { expected, bandOpacity, anomaly } = anomalyInk(theme.isDark);
  const text = { fill: theme.colors.text.secondary, fontSize: 11 };
  return (
    <svg width={width} height={height} role="img" aria-label={label}>
      {window !== undefined && <rect {...window} y={plot.y} height={plot.height} fill={anomaly} opacity={0.12} />}
      <path d={band} fill={expected} opacity={bandOpacity} />
      <path d={line} fill="none" stroke={theme.colors.text.primary} strokeWidth={1.5} />
      {points.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={2.5} fill={anomaly} />
      ))}
      {onsetX !== undefined && (
        <path
          d={`M${onsetX} ${plot.y}v${plot.height}M${onsetX - 4} ${plot.y}h8l-4 7z`}
          stroke={anomaly}
          fill={anomaly}
        />
      )}
      <text x={plot.x - 6} y={plot.y + 9} textAnchor="end" {...text}>
        {format(high)}
      </text>
      <text x={plot.x - 6} y={plot.y + plot.height} textAnchor="end" {...text}>
        {format(low)}
      </text>
      {ticks.map(({ share, anchor }) => (
        <text key={share} x={plot.x + share * plot.width} y={height - 4} textAnchor={anchor} {...text}>
          {dateTimeFormat(fromMs + share * (toMs - fromMs), { format: 'HH:mm' })}
        </text>
      ))}
    </svg>
  );
}
