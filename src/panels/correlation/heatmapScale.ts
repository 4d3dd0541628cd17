import {
  type FieldConfig,
  fieldColorModeRegistry,
  FieldType,
  getActiveThreshold,
  type GrafanaTheme2,
  ThresholdsMode,
} from '@grafana/data';

import { buildColorScale, type ColorScale } from '../../charts/color/colorScale';
import { findColorScheme } from '../../charts/color/colorSchemes';
import { parseColor } from '../../charts/color/parseColor';
import { type Rgb } from '../../charts/color/rgb';
import { type ArrangedMatrix } from './matrixResult';
import { type CorrelationOptions } from './options';
import { valueRange } from './valueRange';

type ScaleOptions = Pick<CorrelationOptions, 'scheme' | 'isReversed' | 'isRobust'>;

/**
 * The colours of a matrix: coefficients from −1 to 1 with the neutral colour at 0, lags symmetric about 0, values over
 * their own range; min and max of the standard options override the ends.
 */
export function heatmapScale(
  matrix: ArrangedMatrix,
  options: ScaleOptions,
  defaults: FieldConfig,
  theme: GrafanaTheme2
): ColorScale {
  const [low, high] = rangeOf(matrix, options.isRobust);
  const min = (matrix.isRescaled ? undefined : defaults.min) ?? low;
  const max = (matrix.isRescaled ? undefined : defaults.max) ?? high;
  const isAuto = options.scheme === 'auto';
  const isAroundZero = matrix.kind !== 'values' || (matrix.isRescaled === true && min < 0);
  const scheme = findColorScheme(isAuto ? (isAroundZero ? 'coolwarm' : 'YlOrRd') : options.scheme);
  const isCentred = options.scheme !== 'field' && scheme.kind === 'diverging' && min < 0 && max > 0;
  return buildColorScale({
    colorAt: options.scheme === 'field' ? fieldColors(defaults, min, max, theme) : scheme.colorAt,
    min,
    max,
    ...(isCentred ? { center: 0 } : {}),
    isReversed: options.isReversed,
  });
}

function rangeOf({ kind, values, range: whole }: ArrangedMatrix, isRobust: boolean): readonly [number, number] {
  const range = isRobust && kind === 'values' ? valueRange(values, true) : whole;
  if (kind === 'correlation') {
    return [-1, 1];
  }
  if (!range) {
    return [0, 1];
  }
  const [low, high] = range;
  if (kind === 'lag') {
    const reach = Math.max(Math.abs(low), Math.abs(high), 1);
    return [-reach, reach];
  }
  return range;
}

/** The standard colour option as a colour map; options that name no colours by value give the fallback scheme. */
function fieldColors(defaults: FieldConfig, min: number, max: number, theme: GrafanaTheme2): (share: number) => Rgb {
  const fallback = findColorScheme('viridis').colorAt;
  const mode = fieldColorModeRegistry.getIfExists(defaults.color?.mode);
  if (!mode?.isByValue) {
    return fallback;
  }
  const calculate = mode.getCalculator({ name: 'value', type: FieldType.number, values: [], config: defaults }, theme);
  const steps = defaults.thresholds?.steps ?? [];
  const isShare = defaults.thresholds?.mode === ThresholdsMode.Percentage;
  return (share) => {
    const value = min + share * (max - min);
    const threshold = getActiveThreshold(isShare ? share * 100 : value, steps);
    const color = theme.visualization.getColorByName(calculate(value, share, threshold));
    return parseColor(color) ?? fallback(share);
  };
}
