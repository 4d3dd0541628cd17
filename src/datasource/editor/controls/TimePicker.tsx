import { dateTime, type TimeRange as GrafanaTimeRange } from '@grafana/data';
import { DateTimePicker, TimeRangeInput } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { type TimeRange } from '../../../core/series/timeRange';

/** Picks a point in time. */
export function TimePicker({
  timeMs,
  onChange,
}: {
  readonly timeMs: number;
  readonly onChange: (timeMs: number) => void;
}) {
  return (
    <DateTimePicker
      date={dateTime(timeMs)}
      clearable={false}
      onChange={(date) => {
        if (date?.isValid() === true) {
          onChange(date.valueOf());
        }
      }}
    />
  );
}

/** Picks a range of times; a relative one, such as the last hour, is taken as it is now. */
export function RangePicker({
  range,
  onChange,
}: {
  readonly range: TimeRange;
  readonly onChange: (range: TimeRange) => void;
}) {
  const from = dateTime(range.fromMs);
  const to = dateTime(range.toMs);
  return (
    <TimeRangeInput
      value={{ from, to, raw: { from, to } }}
      hideTimeZone
      placeholder={t('editor.pick-range', 'Pick a range')}
      onChange={(next: GrafanaTimeRange) => onChange({ fromMs: next.from.valueOf(), toMs: next.to.valueOf() })}
    />
  );
}
