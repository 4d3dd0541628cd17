import { type TimeZone } from '@grafana/schema';

import { type FormatValue } from '../../charts/formatValue';
import { type ExplainedAnomaly } from '../../frames/grafana/readExplainedAnomalies';
import { ChartTooltip } from '../kit/chart/ChartTooltip';
import { type FocusHover } from './FocusChart';
import { type ViewedSeries } from './lanesInView';
import { sampleRows } from './sampleRows';

interface FocusTooltipProps {
  readonly hover: FocusHover;
  readonly viewed: ViewedSeries;
  readonly explained: readonly ExplainedAnomaly[];
  readonly format: FormatValue;
  readonly timeZone: TimeZone;
}

/** What is known of the value under the pointer. */
export function FocusTooltip({ hover, viewed, explained, format, timeZone }: FocusTooltipProps) {
  const { title, rows, note } = sampleRows(viewed, hover.sample, { format, timeZone, explained, colorOf: noColor });
  return (
    <ChartTooltip
      title={title}
      rows={rows}
      note={note}
      clientX={hover.clientX}
      clientY={hover.clientY}
      isPinned={false}
      onClose={nothing}
    />
  );
}

const noColor = () => undefined;
const nothing = () => {};
