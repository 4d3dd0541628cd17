import { useMemo } from 'react';
import { dateTime, dateTimeFormat, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { LinkButton } from '@grafana/ui';
import { type ExplainedAnomaly, readExplainedAnomalies } from '../../../frames/grafana/readExplainedAnomalies';
import { appRoot } from '../../appRoot';
import { type Analyses, type Budget, useAnalysis } from '../../query/useAnalysis';
import { type SeriesCount } from '../../query/useSeriesCounts';
import { unusualServices } from './unusualServices';

interface Props {
  readonly dataSource: string;
  readonly range: TimeRange;
  /** What was looked at and found quiet. */
  readonly looked: readonly SeriesCount[];
  readonly analyses: Analyses;
  readonly budget: Budget;
}

const dayMs = 86_400_000;
const marginMs = 3_600_000;

/** Where nothing is unusual: what was so last, in the day before, and the way to it. */
export function LastUnusual({ dataSource, range, looked, analyses, budget }: Props) {
  const toMs = range.from.valueOf();
  const before = useMemo((): TimeRange => {
    const [from, to] = [dateTime(toMs - dayMs), dateTime(toMs)];
    return { from, to, raw: { from, to } };
  }, [toMs]);
  const state = useAnalysis(
    dataSource,
    looked.map(({ input }) => input),
    analyses,
    before,
    budget
  );
  const last = useMemo(() => lastIncident(readExplainedAnomalies(state.frames), looked), [state.frames, looked]);
  if (state.status !== 'done') {
    return null;
  }
  if (last === undefined) {
    return <p>{t('home.last.none', 'Nor was anything in the day before.')}</p>;
  }
  const parameters = new URLSearchParams({
    ds: dataSource,
    from: String(last.startMs - marginMs),
    to: String(last.endMs + marginMs),
  });
  return (
    <p>
      {t('home.last.was', 'Last: {{service}}, {{from}}–{{to}}.', {
        service: last.service,
        from: dateTimeFormat(last.startMs, { format: 'YYYY-MM-DD HH:mm' }),
        to: dateTimeFormat(last.endMs, { format: 'HH:mm' }),
        interpolation: { escapeValue: false },
      })}{' '}
      <LinkButton size="sm" variant="secondary" href={`${appRoot}/investigate?${parameters.toString()}`}>
        {t('home.last.open', 'Open')}
      </LinkButton>
    </p>
  );
}

/** What was unusual at the same time as the latest of all, and the service that most of it belongs to. */
function lastIncident(
  anomalies: readonly ExplainedAnomaly[],
  looked: readonly SeriesCount[]
): { readonly service: string; readonly startMs: number; readonly endMs: number } | undefined {
  const [latest] = [...anomalies].sort((a, b) => b.endMs - a.endMs);
  if (latest === undefined) {
    return undefined;
  }
  const together = anomalies.filter(({ startMs, endMs }) => startMs <= latest.endMs && latest.startMs <= endMs);
  const [service] = unusualServices(together, looked);
  return (
    service && {
      service: service.service,
      startMs: Math.min(...together.map(({ startMs }) => startMs)),
      endMs: latest.endMs,
    }
  );
}
