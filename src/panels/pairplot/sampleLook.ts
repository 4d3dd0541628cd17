import { formatColor } from '../../charts/color/formatColor';
import { findColorScheme } from '../../charts/color/colorSchemes';
import { filledShapes, type PointStyle } from '../../charts/scatter/pointShape';
import { type PairplotPanelOptions } from './options';
import { type SampleGroups } from './sampleGroups';
import { type SampleTable } from './sampleTable';

/** Steps of the time colours: finer ones could not be told apart. */
const timeSteps = 64;
/** Of normal, anomalous and incomplete samples. */
export const anomalyColors: readonly string[] = ['#56b4e9', '#d55e00', '#999999'];

/** Colours and shapes of the samples. */
export interface SampleLook {
  readonly groupColors: readonly string[];
  readonly points: readonly PointStyle[];
  /** Index of the look of each sample. */
  readonly styles: Int32Array;
  /** The times at the ends of the colour bar; null where colours don't tell time. */
  readonly timeRange: readonly [number, number] | null;
}

type LookOptions = Pick<PairplotPanelOptions, 'colorBy' | 'pointSize' | 'opacity' | 'hasShapes' | 'timeScheme'>;

/** By group, in their colours, or by time along a colour scheme (of a table: by the order of its rows). */
export function sampleLook(
  table: SampleTable,
  groups: SampleGroups,
  colors: readonly string[],
  options: LookOptions
): SampleLook {
  const base = { radius: options.pointSize / 2, opacity: options.opacity / 100 };
  if (options.colorBy === 'time') {
    return timeLook(table, colors, base, options.timeScheme);
  }
  return {
    groupColors: colors,
    points: colors.map((color, group) => ({
      ...base,
      color,
      shape:
        options.hasShapes || options.colorBy === 'anomaly'
          ? (filledShapes[(options.colorBy === 'anomaly' ? group * 2 : group) % filledShapes.length] ?? 'circle')
          : 'circle',
      opacity: options.colorBy === 'anomaly' && group === 1 ? 1 : base.opacity,
    })),
    styles: groups.groups,
    timeRange: null,
  };
}

function timeLook(
  table: SampleTable,
  colors: readonly string[],
  base: Pick<PointStyle, 'radius' | 'opacity'>,
  scheme: string
): SampleLook {
  const { colorAt } = findColorScheme(scheme);
  const positions = table.times ?? Float64Array.from({ length: table.count }, (_, index) => index + 1);
  let from = Infinity;
  let to = -Infinity;
  for (const position of positions) {
    from = Math.min(from, position);
    to = Math.max(to, position);
  }
  const range = to - from || 1;
  return {
    groupColors: [colors[0] ?? '#808080'],
    points: Array.from({ length: timeSteps }, (_, step) => ({
      ...base,
      shape: 'circle',
      color: formatColor(colorAt(step / (timeSteps - 1))),
    })),
    styles: Int32Array.from(positions, (position) => Math.round(((position - from) / range) * (timeSteps - 1))),
    timeRange: from <= to ? [from, to] : null,
  };
}
