import { asIs } from '../../asIs';
import { t } from '@grafana/i18n';
import { formatDuration } from '../../../core/series/formatDuration';
import { type CovaryDataQuery } from '../../covaryDataQuery';
import { type QueryExplanation } from '../../queryExplanation';

/** What is known of a query before it runs. */
export interface QueryFacts {
  readonly query: CovaryDataQuery;
  /** How long the range is. */
  readonly rangeMs: number;
  /** How many series the inputs return; undefined where that is not known of all. */
  readonly seriesCount: number | undefined;
}

/** A profile has a value each quarter of an hour. */
const profileStepsADay = 96;
/** What a store answers at once at most. */
const samplesARequest = 11_000;

/** What a query will fetch, at which step, with how much history, and what that costs, in sentences. */
export function explainQuery(
  { query, rangeMs, seriesCount }: QueryFacts,
  { stepMs, fineMs, profileDays, isCoarser }: QueryExplanation
): readonly string[] {
  const kind = query.analysis?.kind;
  if (kind === 'trace') {
    return [t('explain.traces', 'Each input is one trace, fetched by its id')];
  }
  const step = formatDuration(stepMs);
  const fineSteps = (rangeMs + fineMs) / stepMs;
  const profileSteps = profileDays * profileStepsADay;
  const requests =
    (query.inputs?.length ?? 0) * (Math.ceil(fineSteps / samplesARequest) + Math.ceil(profileSteps / samplesARequest));
  return [
    stepSentence(query, step, isCoarser),
    ...historySentence(fineMs, profileDays),
    seriesCount === undefined
      ? t('explain.requests', 'At most {{requests}} requests the first time; what was fetched is kept', {
          ...asIs,
          requests,
        })
      : t(
          'explain.cost',
          '{{series}} series, about {{samples}} samples in at most {{requests}} requests the first time; what was fetched is kept',
          { ...asIs, series: seriesCount, samples: rounded(seriesCount * (fineSteps + profileSteps)), requests }
        ),
  ];
}

function stepSentence({ analysis, stepMs }: CovaryDataQuery, step: string, isCoarser: boolean): string {
  const isDetection = analysis?.kind === 'anomaly' || analysis?.kind === 'backtest';
  if (isCoarser) {
    return t('explain.coarser', 'Judged every {{step}}: the range is too long for the own step', { ...asIs, step });
  }
  if (stepMs !== undefined) {
    return t('explain.own-step', 'A value every {{step}}, as "Step" says, whatever the zoom', { ...asIs, step });
  }
  return isDetection
    ? t('explain.detection-step', 'Judged every {{step}}, whatever the zoom: a rule sees the same scores', {
        ...asIs,
        step,
      })
    : t('explain.panel-step', "A value every {{step}}: it follows the panel's zoom", { ...asIs, step });
}

function historySentence(fineMs: number, profileDays: number): readonly string[] {
  const fine = formatDuration(fineMs);
  return profileDays > 0
    ? [
        t(
          'explain.history-profile',
          '{{fine}} before the range at that step, and up to {{days}} days at 15 min for the time of day',
          { ...asIs, fine, days: profileDays }
        ),
      ]
    : fineMs > 0
      ? [t('explain.history', '{{fine}} before the range at that step', { ...asIs, fine })]
      : [];
}

/** Two digits are enough for what is about right. */
function rounded(count: number): string {
  return Number(count.toPrecision(2)).toLocaleString();
}
