import { type TimeRange } from '@grafana/data';
import { Button } from '@grafana/ui';
import { type InvestigationInput } from '../../investigation/investigationInputs';
import { type AnalysisState } from '../../query/analysisState';
import { bandSeries } from '../../query/bandSeries';
import { useAnalysis } from '../../query/useAnalysis';
import { formatUnit } from './formatUnit';
import { Section } from './Section';
import { SeriesGraph } from './SeriesGraph';
import { type UnusualSeries } from './unusualSeries';
import { useElementWidth } from './useElementWidth';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly known: readonly InvestigationInput[];
  readonly symptom: string | undefined;
  readonly event: UnusualSeries | undefined;
  readonly window: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly asking: string;
  readonly candidates: readonly UnusualSeries[];
  readonly unusual: AnalysisState;
  readonly onChoose: (name: string) => void;
}

const height = 200;
const others = 5;

/** The series that shows the trouble over what was expected of it; and the other ones that were unusual, to choose from. */
export function SymptomSection(props: Props) {
  const { dataSource, range, known, symptom, event, window, asking, candidates, unusual, onChoose } = props;
  const [element, width] = useElementWidth<HTMLDivElement>();
  const bands = useAnalysis(
    dataSource,
    known.map(({ input }) => input),
    symptom === undefined ? undefined : { symptom: { kind: 'anomaly' } },
    range
  );
  const series = bandSeries(bands.frames).find(({ name }) => name === symptom);
  const unit = known.find(({ title }) => symptom?.endsWith(title))?.unit;
  const state = symptom === undefined ? unusual : bands;
  return (
    <Section title="1 Symptom" asking={asking} state={state} minHeight={height}>
      {event !== undefined && <p>{event.sentence}</p>}
      <div ref={element}>
        {series !== undefined && width > 0 && (
          <SeriesGraph
            series={series}
            width={width}
            height={height}
            format={formatUnit(unit)}
            label={`${series.name} and what was expected of it`}
            {...((window ?? event) === undefined ? {} : { window: window ?? event })}
          />
        )}
      </div>
      {bands.status === 'done' && series === undefined && symptom !== undefined && (
        <p>No series is called “{symptom}” in this time.</p>
      )}
      {candidates.length > 1 && (
        <p>
          Also unusual:{' '}
          {candidates
            .filter(({ name }) => name !== symptom)
            .slice(0, others)
            .map(({ name }) => (
              <Button key={name} fill="text" size="sm" onClick={() => onChoose(name)}>
                {name}
              </Button>
            ))}
        </p>
      )}
    </Section>
  );
}
