import { dateTimeFormat, type PanelProps } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';

import { type TimeRange } from '../../core/series/timeRange';
import { needsDay } from '../../core/series/needsDay';
import { type RootCauseAnswer } from '../../frames/grafana/readRootCause';
import { formatterOf } from '../kit/chart/formatterOf';
import { numberDisplay } from '../kit/chart/numberDisplay';
import { type Writing } from './findingSentence';

const minuteMs = 60_000;

/** How an answer's numbers and times are written: in the units of the metrics' fields, in the dashboard's zone, with the day where more than one is looked at. */
export function useWriting(
  { fieldConfig, timeZone, timeRange }: Pick<PanelProps, 'fieldConfig' | 'timeZone' | 'timeRange'>,
  { courses, symptom }: RootCauseAnswer
): Writing & { readonly span: (range: TimeRange) => string } {
  const theme = useTheme2();
  const isDated = needsDay(timeRange.from.valueOf(), timeRange.to.valueOf());
  return useMemo(() => {
    const written = (timeMs: number, format: string) => dateTimeFormat(timeMs, { timeZone, format });
    const clock = (timeMs: number) => written(timeMs, timeMs % minuteMs === 0 ? 'HH:mm' : 'HH:mm:ss');
    const dated = (timeMs: number) => `${written(timeMs, 'YYYY-MM-DD')} ${clock(timeMs)}`;
    return {
      formatOf: (metric) =>
        formatterOf(numberDisplay(courses.get(metric)?.field.config ?? fieldConfig.defaults, theme)),
      clock: isDated ? dated : clock,
      symptom: symptom?.name,
      span: ({ fromMs, toMs }) =>
        written(fromMs, 'YYYY-MM-DD') === written(toMs, 'YYYY-MM-DD')
          ? `${dated(fromMs)}–${clock(toMs)}`
          : `${dated(fromMs)} – ${dated(toMs)}`,
    };
  }, [courses, symptom, fieldConfig, timeZone, isDated, theme]);
}
