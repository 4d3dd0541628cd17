import { type FieldConfig, type GrafanaTheme2, ThresholdsMode } from '@grafana/data';

import { type FormatValue } from '../../charts/formatValue';
import { type ViolinThreshold } from '../../charts/violin/violinOptions';

/** The thresholds of the standard options as labelled lines; the base has no value and no line. */
export function thresholdLines(
  config: FieldConfig,
  label: string,
  format: FormatValue,
  theme: GrafanaTheme2
): ViolinThreshold[] {
  const { thresholds, min, max } = config;
  const steps = thresholds?.steps ?? [];
  const isShare = thresholds?.mode === ThresholdsMode.Percentage;
  return steps.flatMap((step) => {
    const value = isShare ? (min ?? 0) + ((max ?? 100) - (min ?? 0)) * (step.value / 100) : step.value;
    return Number.isFinite(value)
      ? [
          {
            value,
            label: label ? `${label} (${format(value)})` : format(value),
            color: theme.visualization.getColorByName(step.color),
          },
        ]
      : [];
  });
}
