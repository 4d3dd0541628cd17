import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { drawCourse } from '../../charts/course/drawCourse';
import { type Course, layoutCourse } from '../../charts/course/layoutCourse';
import { ChartCanvas } from '../kit/chart/ChartCanvas';
import { chartThemeOf } from '../kit/chart/chartThemeOf';

interface CourseGraphProps {
  /** The same object as long as nothing changes. */
  readonly course: Course;
  readonly width: number;
  /** What it shows, for those who do not see it. */
  readonly label: string;
}

/** Of a small graph, in CSS pixels. */
const height = 48;

/** A metric from what it was compared with to the end of the incident, and when it began to change. */
export function CourseGraph({ course, width, label }: CourseGraphProps) {
  const grafanaTheme = useTheme2();
  const theme = useMemo(() => chartThemeOf(grafanaTheme), [grafanaTheme]);
  const layout = useMemo(() => layoutCourse(course, width, height), [course, width]);
  const draw = useCallback((context: CanvasRenderingContext2D) => drawCourse(context, layout, theme), [layout, theme]);
  return (
    <div role="img" aria-label={label} style={{ position: 'relative', width, height }}>
      <ChartCanvas width={width} height={height} draw={draw} testId="covary-course" />
    </div>
  );
}
