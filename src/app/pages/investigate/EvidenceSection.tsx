import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { readJudgedSeries } from '../../../frames/grafana/readJudgedSeries';
import { type TimeSpan } from '../../investigation/investigation';
import { type InvestigationInput } from '../../investigation/investigationInputs';
import { type Suspect } from '../../../frames/grafana/readRootCause';
import { useAnalysis } from '../../query/useAnalysis';
import { formatUnit } from './formatUnit';
import { Section } from './Section';
import { SeriesGraph } from './SeriesGraph';
import { useElementWidth } from './useElementWidth';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  readonly known: readonly InvestigationInput[];
  readonly suspect: Suspect | undefined;
  readonly window: TimeSpan | undefined;
}

const most = 4;
const height = 110;
const asIs = { interpolation: { escapeValue: false } };

/** The series of the selected suspect that changed most, each over what was expected of it, on one time axis. */
export function EvidenceSection({ dataSource, range, known, suspect, window }: Props) {
  const [element, width] = useElementWidth<HTMLDivElement>();
  const metrics = suspect?.metrics.slice(0, most) ?? [];
  const asked = known.filter(({ input }) => metrics.some(({ inputRefId }) => inputRefId === input.refId));
  const bands = useAnalysis(
    dataSource,
    asked.map(({ input }) => input),
    metrics.length === 0 ? undefined : { evidence: { kind: 'anomaly' } },
    range
  );
  const series = readJudgedSeries(bands.frames);
  return (
    <Section
      title={
        suspect === undefined
          ? t('investigate.evidence.title', '3 Evidence')
          : t('investigate.evidence.title-of', '3 Evidence: {{service}}', { service: suspect.service, ...asIs })
      }
      asking={t('investigate.evidence.asking', 'Asking for {{number}} series …', { number: metrics.length })}
      waiting={t('investigate.waiting-suspect', 'As soon as there is a suspect.')}
      state={bands}
      minHeight={200}
    >
      <div ref={element}>
        {metrics.map((metric) => {
          const judged = series.find(({ name }) => name === metric.name);
          const unit = known.find(({ input }) => input.refId === metric.inputRefId)?.unit;
          const format = formatUnit(unit);
          return (
            <div key={metric.name}>
              <p>
                {t('investigate.evidence.change', '{{metric}}: {{before}} before, {{peak}} at its peak', {
                  metric: metric.name,
                  before: format(metric.baseline),
                  peak: format(metric.peak),
                  ...asIs,
                })}
                {Number.isFinite(metric.shift) &&
                  ` (${t('investigate.evidence.shift', '{{times}} times its usual variation', {
                    times: Math.abs(metric.shift).toFixed(Math.abs(metric.shift) >= 10 ? 0 : 1),
                  })})`}
              </p>
              {judged !== undefined && width > 0 && (
                <SeriesGraph
                  series={judged}
                  width={width}
                  height={height}
                  format={format}
                  label={t('investigate.graph', '{{series}} and what was expected of it', {
                    series: metric.name,
                    ...asIs,
                  })}
                  {...(window === undefined ? {} : { window })}
                  {...(Number.isNaN(metric.onsetMs) ? {} : { onsetMs: metric.onsetMs })}
                />
              )}
            </div>
          );
        })}
      </div>
    </Section>
  );
}
