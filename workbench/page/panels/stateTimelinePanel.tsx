import {
  FieldType,
  getFieldDisplayName,
  PanelPlugin,
  type DataFrame,
  type Field,
  type PanelProps,
  type TimeRange,
} from '@grafana/data';
import { customFieldConfig } from './customFieldConfig';
import { NoData } from './NoData';

interface Segment {
  readonly fromMs: number;
  readonly toMs: number;
  readonly value: unknown;
}

function segmentsOf(times: readonly number[], values: readonly unknown[], endMs: number): Segment[] {
  const segments: Segment[] = [];
  times.forEach((fromMs, index) => {
    const last = segments.at(-1);
    const toMs = times[index + 1] ?? endMs;
    const value = values[index];
    if (last !== undefined && last.value === value) {
      segments[segments.length - 1] = { ...last, toMs };
    } else {
      segments.push({ fromMs, toMs, value });
    }
  });
  return segments.filter(({ value }) => value !== null && value !== undefined);
}

function StateRow({ field, frame, times, range }: { field: Field; frame: DataFrame; times: Field; range: TimeRange }) {
  const startMs = range.from.valueOf();
  const spanMs = range.to.valueOf() - startMs;
  const percent = (ms: number): number => Math.min(100, Math.max(0, ((ms - startMs) / spanMs) * 100));
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 8, height: 26 }}>
      <span style={{ width: 160, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {getFieldDisplayName(field, frame)}
      </span>
      <div style={{ position: 'relative', flex: 1, height: 20 }}>
        {segmentsOf(times.values, field.values, range.to.valueOf()).map(({ fromMs, toMs, value }) => {
          const display = field.display?.(value);
          const left = percent(fromMs);
          return (
            <div
              key={fromMs}
              title={display?.text ?? String(value)}
              style={{
                position: 'absolute',
                left: `${left}%`,
                width: `${percent(toMs) - left}%`,
                height: '100%',
                overflow: 'hidden',
                fontSize: 11,
                background: display?.color,
              }}
            >
              {display?.text ?? String(value)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function StateTimelinePanel({ data, width, height, fieldConfig, timeRange }: PanelProps<object>) {
  const rows = data.series.flatMap((frame, frameIndex) => {
    const times = frame.fields.find((field) => field.type === FieldType.time);
    return times === undefined
      ? []
      : frame.fields
          .filter((field) => field !== times)
          .map((field, index) => (
            <StateRow key={`${frameIndex}.${index}`} {...{ field, frame, times, range: timeRange }} />
          ));
  });
  return rows.length === 0 ? (
    <NoData {...{ width, height, data }} noValue={fieldConfig.defaults.noValue} />
  ) : (
    <div style={{ width, height, overflow: 'auto' }}>{rows}</div>
  );
}

export const stateTimelinePanel = new PanelPlugin(StateTimelinePanel).useFieldConfig(
  customFieldConfig({ fillOpacity: 70, lineWidth: 0, spanNulls: false, hideFrom: {} }, 'thresholds')
);
