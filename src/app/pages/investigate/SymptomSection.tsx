import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { type ExplainedAnomaly } from '../../../frames/grafana/readExplainedAnomalies';
import { readJudgedSeries } from '../../../frames/grafana/readJudgedSeries';
import { type InvestigationInput } from '../../investigation/investigationInputs';
import { type AnalysisState } from '../../query/analysisState';
import { useAnalysis } from '../../query/useAnalysis';
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
  /** What is said of the symptom. */
  readonly sentence: string | undefined;
  readonly window: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly asking: string;
  readonly candidates: readonly ExplainedAnomaly[];
  readonly unusual: AnalysisState;
  readonly onChoose: (name: string) => void;
}

const height = 200;
const asIs = { interpolation: { escapeValue: false } };
const others = 5;

/** The series that shows the trouble over what was expected of it; and the other ones that were unusual, to choose from. */
export function SymptomSection(props: Props) {
  const { dataSource, range, asked, symptom, sentence, window, asking, candidates, unusual, onChoose } = props;
  const [element, width] = useElementWidth<HTMLDivElement>();
  const bands = useAnalysis(
    dataSource,
    asked.map(({ input }) => input),
    symptom === undefined ? undefined : { symptom: { kind: 'anomaly' } },
    range
  );
  const series = readJudgedSeries(bands.frames).find(({ name }) => name === symptom);
  const unit = asked.find(({ title }) => symptom?.endsWith(title))?.unit;
  const state = symptom === undefined ? unusual : bands;
  return (
    <Section title={t('investigate.symptom.title', '1 Symptom')} asking={asking} state={state} minHeight={height}>
      {sentence !== undefined && <p>{sentence}</p>}
      <div ref={element}>
        {series !== undefined && width > 0 && (
          <SeriesGraph
            series={series}
            width={width}
            height={height}
            format={formatUnit(unit)}
            label={t('investigate.graph', '{{series}} and what was expected of it', { series: series.name, ...asIs })}
            {...(window === undefined ? {} : { window })}
          />
        )}
      </div>
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
