import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type ExplainedAnomaly } from '../../../frames/grafana/readExplainedAnomalies';
import { type JudgedFieldSeries, readJudgedSeries } from '../../../frames/grafana/readJudgedSeries';
import { inputsOfSeries } from '../../investigation/inputsOfSeries';
import { type TimeSpan } from '../../investigation/investigation';
import { type InvestigationInput } from '../../investigation/investigationInputs';
import { type AnalysisState } from '../../query/analysisState';
import { useAnalysis } from '../../query/useAnalysis';
import { anomalyText } from '../anomalyText';
import { DrawnSpan } from './DrawnSpan';
import { formatUnit } from './formatUnit';
import { Section } from './Section';
import { SeriesGraph } from './SeriesGraph';
import { useElementWidth } from './useElementWidth';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  /** The inputs that the symptom may be of. */
  readonly asked: readonly InvestigationInput[];
  readonly symptom: string | undefined;
  /** What was unusual of the symptom. */
  readonly anomaly: ExplainedAnomaly | undefined;
  readonly window: TimeSpan | undefined;
  readonly baseline: TimeSpan | undefined;
  readonly asking: string;
  readonly candidates: readonly ExplainedAnomaly[];
  readonly unusual: AnalysisState;
  /** What is drawn before anything is judged. */
  readonly firstLook: JudgedFieldSeries | undefined;
  readonly onChoose: (name: string) => void;
  /** A person says when it happened, or what it is to be compared with. */
  readonly onWindow: (span: TimeSpan) => void;
  readonly onBaseline: (span: TimeSpan) => void;
}

const height = 200;
const asIs = { interpolation: { escapeValue: false } };
const others = 5;

/** The series that shows the trouble over what was expected of it; and the other ones that were unusual, to choose from. */
export function SymptomSection(props: Props) {
  const {
    dataSource,
    range,
    asked,
    symptom,
    anomaly,
    window,
    baseline,
    asking,
    candidates,
    unusual,
    firstLook,
    onChoose,
  } = props;
  const [drawn, setDrawn] = useState<TimeSpan>();
  const styles = useStyles2(styling);
  const [element, width] = useElementWidth<HTMLDivElement>();
  const drawnName = symptom ?? firstLook?.name;
  const itsInputs = drawnName === undefined ? [] : inputsOfSeries(asked, drawnName);
  const bands = useAnalysis(
    dataSource,
    (itsInputs.length === 0 ? asked : itsInputs).map(({ input }) => input),
    symptom === undefined ? undefined : { symptom: { kind: 'anomaly' } },
    range
  );
  const series = readJudgedSeries(bands.frames).find(({ name }) => name === symptom);
  const unit = itsInputs[0]?.unit;
  const state = symptom === undefined ? unusual : bands;
  const glimpsed = state.status === 'loading' && series === undefined ? firstLook : undefined;
  const shown = series ?? (glimpsed && unjudged(glimpsed));
  return (
    <Section
      title={t('investigate.symptom.title', '1 Symptom')}
      asking={asking}
      waiting={t('investigate.symptom.waiting', 'As soon as the stores have said what they have.')}
      state={state}
      minHeight={height}
    >
      {anomaly !== undefined && (
        <>
          <p>{anomalyText(anomaly, formatUnit(unit), range)}</p>
          <details className={styles.quiet}>
            <summary>{t('investigate.symptom.votes', 'Who sees it, and against what')}</summary>
            <p>{anomaly.sentence}</p>
          </details>
        </>
      )}
      {glimpsed !== undefined && (
        <p>
          {t('investigate.symptom.first-look', 'First look at {{series}}: not judged yet.', {
            series: glimpsed.name,
            ...asIs,
          })}
        </p>
      )}
      <div ref={element}>
        {shown !== undefined && width > 0 && (
          <SeriesGraph
            series={shown}
            width={width}
            height={height}
            format={formatUnit(unit)}
            label={
              series === undefined
                ? shown.name
                : t('investigate.graph', '{{series}} and what was expected of it', { series: series.name, ...asIs })
            }
            {...(drawn === undefined && window === undefined ? {} : { window: drawn ?? window })}
            {...(baseline === undefined ? {} : { baseline })}
            onDrawn={setDrawn}
          />
        )}
      </div>
      {drawn !== undefined && (
        <DrawnSpan
          span={drawn}
          onWindow={() => {
            props.onWindow(drawn);
            setDrawn(undefined);
          }}
          onBaseline={() => {
            props.onBaseline(drawn);
            setDrawn(undefined);
          }}
          onClose={() => setDrawn(undefined)}
        />
      )}
      {drawn === undefined && shown !== undefined && (
        <p className={styles.quiet}>
          {t('investigate.symptom.draw', 'Drag over the graph to say when it happened, or what to compare with.')}
        </p>
      )}
      {bands.status === 'done' && series === undefined && symptom !== undefined && (
        <p>
          {t('investigate.symptom.unknown', 'No series is called “{{symptom}}” in this time.', { symptom, ...asIs })}
        </p>
      )}
      {candidates.length > 1 && (
        <p>
          {t('investigate.symptom.others', 'Also unusual:')}{' '}
          {candidates
            .filter(({ series: name }) => name !== symptom)
            .slice(0, others)
            .map(({ series: name }) => (
              <Button key={name} fill="text" size="sm" onClick={() => onChoose(name)}>
                {name}
              </Button>
            ))}
        </p>
      )}
    </Section>
  );
}

/** The values alone: what nobody has judged yet has neither band nor marks. */
function unjudged({ name, times, values }: JudgedFieldSeries) {
  const unknown = new Float64Array(times.length).fill(Number.NaN);
  return { name, times, values, lower: unknown, upper: unknown, scores: unknown };
}

const styling = (theme: GrafanaTheme2) => ({ quiet: css({ color: theme.colors.text.secondary }) });
