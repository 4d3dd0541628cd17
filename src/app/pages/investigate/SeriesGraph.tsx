import { css } from '@emotion/css';
import { dateTimeFormat } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import {
  type BandGraphLayout,
  type BandGraphMarks,
  type BandGraphSeries,
  layoutBandGraph,
} from '../../../charts/bandGraph/layoutBandGraph';
import { anomalyInk } from '../../../charts/marks/anomalyInk';
import { needsDay } from '../../../core/series/needsDay';
import { type TimeSpan } from '../../investigation/investigation';
import { useSpanDrag } from './useSpanDrag';

interface LookProps {
  readonly width: number;
  readonly height: number;
  readonly format: (value: number) => string;
  /** What the graph shows, for those who do not see it. */
  readonly label: string;
}

interface Props extends BandGraphMarks, LookProps {
  readonly series: BandGraphSeries;
  /** Makes a span of time that is drawn over the graph known. */
  readonly onDrawn?: (span: TimeSpan) => void;
}

const ticks = [
  { share: 0, anchor: 'start' },
  { share: 0.25, anchor: 'middle' },
  { share: 0.5, anchor: 'middle' },
  { share: 0.75, anchor: 'middle' },
  { share: 1, anchor: 'end' },
] as const;

/** One series over its band, with the points that are unusual, the incident's window, what it is compared with, and the onset. */
export function SeriesGraph({ series, width, height, format, label, onDrawn, ...marks }: Props) {
  const layout = layoutBandGraph(series, width, height, marks);
  if (layout === undefined) {
    return null;
  }
  const look = { width, height, format, label };
  return onDrawn === undefined ? (
    <svg width={width} height={height} role="img" aria-label={label}>
      <Drawn layout={layout} {...look} />
    </svg>
  ) : (
    <DrawableGraph layout={layout} {...look} onDrawn={onDrawn} />
  );
}

interface DrawableProps extends LookProps {
  readonly layout: BandGraphLayout;
  readonly onDrawn: (span: TimeSpan) => void;
}

function DrawableGraph({ layout, onDrawn, ...look }: DrawableProps) {
  const { plot, fromMs, toMs } = layout;
  const { colors } = useTheme2();
  const { dragged, handlers } = useSpanDrag({ left: plot.x, width: plot.width, fromMs, toMs }, onDrawn);
  const x = (timeMs: number): number => plot.x + (plot.width * (timeMs - fromMs)) / Math.max(1, toMs - fromMs);
  return (
    <svg width={look.width} height={look.height} role="img" aria-label={look.label} className={drawable} {...handlers}>
      <Drawn layout={layout} {...look} />
      {dragged !== undefined && (
        <rect
          x={x(dragged.fromMs)}
          width={x(dragged.toMs) - x(dragged.fromMs)}
          y={plot.y}
          height={plot.height}
          fill={colors.action.selected}
          stroke={colors.text.secondary}
        />
      )}
    </svg>
  );
}

function Drawn({ layout, height, format }: LookProps & { readonly layout: BandGraphLayout }) {
  const theme = useTheme2();
  const { plot, line, band, points, window, baseline, onsetX, low, high, fromMs, toMs } = layout;
  const { expected, bandOpacity, anomaly } = anomalyInk(theme.isDark);
  const text = { fill: theme.colors.text.secondary, fontSize: 11 };
  return (
    <>
      {baseline !== undefined && <rect {...baseline} y={plot.y} height={plot.height} fill={expected} opacity={0.08} />}
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
          {dateTimeFormat(fromMs + share * (toMs - fromMs), {
            format: needsDay(fromMs, toMs) ? 'MM-DD HH:mm' : 'HH:mm',
          })}
        </text>
      ))}
    </>
  );
}

const drawable = css({ cursor: 'crosshair', touchAction: 'pan-y', userSelect: 'none' });
