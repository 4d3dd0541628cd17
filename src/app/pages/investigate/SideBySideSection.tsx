import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { readJudgedSeries } from '../../../frames/grafana/readJudgedSeries';
import { useAnalysis } from '../../query/useAnalysis';
import { formatUnit } from './formatUnit';
import { Section } from './Section';
import { SeriesGraph } from './SeriesGraph';
import { type Findings } from './useFindings';
import { useElementWidth } from './useElementWidth';

interface Props {
  readonly findings: Findings;
  readonly range: TimeRange;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** Beside the symptom. */
const suspectsShown = 4;
const height = 90;

/** The symptom and the most suspect metric of each of the first suspects, one below the other on one time axis. */
export function SideBySideSection({ findings, range, isOpen, onToggle }: Props) {
  const { dataSource, known, symptom, answer, window } = findings;
  const [element, width] = useElementWidth<HTMLDivElement>();
  const best = answer.suspects
    .filter(({ confidence, metrics }) => confidence > 0 && metrics[0]?.name !== symptom)
    .slice(0, suspectsShown)
    .flatMap(({ metrics: [first] }) => first ?? []);
  const refIds = new Set(best.map(({ inputRefId }) => inputRefId));
  const own = answer.suspects.flatMap(({ metrics }) => metrics).find(({ name }) => name === symptom)?.inputRefId;
  const asked = known.filter(({ input }) => refIds.has(input.refId) || input.refId === own);
  const bands = useAnalysis(
    dataSource,
    asked.map(({ input }) => input),
    isOpen && asked.length > 0 ? { bands: { kind: 'anomaly' } } : undefined,
    range
  );
  const series = isOpen ? readJudgedSeries(bands.frames) : [];
  const rows = [...(symptom === undefined ? [] : [{ name: symptom, inputRefId: own ?? '', onsetMs: NaN }]), ...best];
  return (
    <Section
      title={t('investigate.side.title', '10 Side by side')}
      asking={t('investigate.side.asking', 'Asking for their series …')}
      waiting={t('investigate.waiting-suspect', 'As soon as there is a suspect.')}
      state={bands}
      isOpen={isOpen}
      onToggle={onToggle}
    >
      <div ref={element}>
        {rows.map(({ name, inputRefId, onsetMs }) => {
          const judged = series.find((each) => each.name === name);
          return judged === undefined || width === 0 ? null : (
            <figure key={name}>
              <figcaption>{name}</figcaption>
              <SeriesGraph
                series={judged}
                width={width}
                height={height}
                format={formatUnit(known.find(({ input }) => input.refId === inputRefId)?.unit)}
                label={t('investigate.graph', '{{series}} and what was expected of it', {
                  series: name,
                  interpolation: { escapeValue: false },
                })}
                {...(window === undefined ? {} : { window })}
                {...(Number.isNaN(onsetMs) ? {} : { onsetMs })}
              />
            </figure>
          );
        })}
      </div>
    </Section>
  );
}
