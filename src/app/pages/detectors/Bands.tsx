import { useMemo } from 'react';
import { css } from '@emotion/css';
import {
  type AnnotationEvent,
  type DataFrame,
  type GrafanaTheme2,
  LoadingState,
  type PanelData,
  type TimeRange,
  toDataFrame,
} from '@grafana/data';
import { t } from '@grafana/i18n';
import { PanelRenderer } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import { type Marks } from '../../detectors/useMarks';
import { withRuleBands } from '../../detectors/withRuleBands';
import { pluginIds } from '../../pluginIds';
import { type AnalysisState } from '../../query/analysisState';
import { Section } from '../investigate/Section';
import { useElementWidth } from '../investigate/useElementWidth';

interface Props {
  readonly title: string;
  readonly state: AnalysisState;
  readonly range: TimeRange;
  readonly marks: Marks;
  /** Grafana's id of the unit of the values, where it is known. */
  readonly unit?: string;
  /** What the rules of the detector say, to be drawn beside it. */
  readonly rules?: AnalysisState;
}

const height = 420;
const options = { showUsual: true };

/** The series over their bands, with what was unusual and what people have marked. A drag with the shift key marks a time. */
export function Bands({ title, state, range, marks, unit, rules }: Props) {
  const styles = useStyles2(styling);
  const [element, width] = useElementWidth<HTMLDivElement>();
  const ofRules = rules?.frames;
  const frames = useMemo(
    () => withRuleBands(bandsOf(state.frames), ofRules === undefined ? [] : bandsOf(ofRules)),
    [state.frames, ofRules]
  );
  const data = useMemo(
    (): PanelData => ({
      series: [...frames],
      annotations: [markFrame(marks)],
      state: LoadingState.Done,
      timeRange: range,
    }),
    [frames, marks, range]
  );
  const fieldConfig = useMemo(() => ({ defaults: unit === undefined ? {} : { unit }, overrides: [] }), [unit]);
  return (
    <Section
      title={title}
      asking={t('detectors.bands.asking', 'Judging the past …')}
      waiting={t('detectors.bands.waiting', 'As soon as the query has series.')}
      state={state}
      minHeight={height}
    >
      <div ref={element}>
        {frames.length > 0 && width > 0 && (
          <PanelRenderer
            pluginId={pluginIds.anomalyPanel}
            title=""
            width={width}
            height={height}
            data={data}
            options={options}
            fieldConfig={fieldConfig}
          />
        )}
        {ofRules !== undefined && bandsOf(ofRules).length > 0 && (
          <p className={styles.note}>
            {t('detectors.bands.rules', 'Filled: what the detector holds for usual. Dotted: the band of its rules.')}
          </p>
        )}
      </div>
    </Section>
  );
}

function bandsOf(frames: readonly DataFrame[]): readonly DataFrame[] {
  return frames.filter(({ refId }) => refId === 'bands');
}

/** Marks as annotations, as panels take them. */
function markFrame({ incidents, none }: Marks): DataFrame {
  const incident = t('detectors.bands.incident', 'incident');
  const noIncident = t('detectors.bands.no-incident', 'no incident');
  const events: AnnotationEvent[] = [
    ...incidents.map(({ fromMs, toMs }) => ({ time: fromMs, timeEnd: toMs, title: incident, text: incident })),
    ...none.map(({ fromMs, toMs }) => ({ time: fromMs, timeEnd: toMs, title: noIncident, text: noIncident })),
  ];
  return toDataFrame(events);
}

const styling = (theme: GrafanaTheme2) => ({
  note: css({ color: theme.colors.text.secondary, margin: 0 }),
});
