import { asIs } from '../asIs';
import { t } from '@grafana/i18n';
import { getBackendSrv } from '@grafana/runtime';
import { Alert, Button } from '@grafana/ui';
import { useState } from 'react';
import { lastValueFrom } from 'rxjs';
import { z } from 'zod';
import { foundPresets } from '../../app/presets/foundPresets';
import { presets } from '../../app/presets/registry';
import { reasonOf } from '../../protocol/reasonOf';
import { formatDuration } from '../../core/series/formatDuration';

interface Props {
  readonly datasourceUid: string;
  readonly upstream: string;
  /** Whether the settings are as the backend has them: it tests those. */
  readonly isSaved: boolean;
}

type Outcome =
  | { readonly state: 'asking' }
  | { readonly state: 'found'; readonly facts: Facts }
  | { readonly state: 'failed'; readonly reason: string };

const factsShape = z.object({
  what: z.string(),
  series: z.number().optional(),
  clockOffsetMs: z.number().optional(),
  labels: z.array(z.string()).optional(),
  metrics: z.array(z.string()).optional(),
});
type Facts = z.infer<typeof factsShape>;

/** Tests one store by itself and says what it found: version, series, labels, clock, presets. */
export function StoreTest({ datasourceUid, upstream, isSaved }: Props) {
  const [outcome, setOutcome] = useState<Outcome>();
  const test = async (): Promise<void> => {
    setOutcome({ state: 'asking' });
    try {
      const { data } = await lastValueFrom(
        getBackendSrv().fetch<unknown>({
          url: `/api/datasources/uid/${encodeURIComponent(datasourceUid)}/resources/check`,
          params: { upstream },
          showErrorAlert: false,
        })
      );
      setOutcome({ state: 'found', facts: factsShape.parse(data) });
    } catch (error) {
      setOutcome({ state: 'failed', reason: reasonOf(error) });
    }
  };
  return (
    <div>
      <Button
        variant="secondary"
        size="sm"
        icon={outcome?.state === 'asking' ? 'fa fa-spinner' : 'play'}
        disabled={!isSaved || outcome?.state === 'asking'}
        {...(isSaved ? {} : { tooltip: t('config.test.save-first', 'Save first: the saved settings are tested') })}
        onClick={() => void test()}
      >
        {t('config.test.test', 'Test {{name}}', { ...asIs, name: upstream })}
      </Button>
      <div aria-live="polite">
        {outcome?.state === 'found' ? (
          <Alert severity={clockIsOff(outcome.facts) ? 'warning' : 'success'} title={outcome.facts.what}>
            {sentencesOf(outcome.facts).map((sentence) => (
              <div key={sentence}>{sentence}</div>
            ))}
          </Alert>
        ) : null}
        {outcome?.state === 'failed' ? (
          <Alert severity="error" title={t('config.test.failed', 'It cannot be queried')}>
            {outcome.reason}
          </Alert>
        ) : null}
      </div>
    </div>
  );
}

/** Onsets would be wrong beyond this. */
const mostClockOffsetMs = 5000;
const shownLabels = 12;

function clockIsOff({ clockOffsetMs = 0 }: Facts): boolean {
  return Math.abs(clockOffsetMs) > mostClockOffsetMs;
}

function sentencesOf({ series, clockOffsetMs, labels, metrics }: Facts): readonly string[] {
  const found = foundPresets(presets, new Set(metrics ?? []));
  return [
    ...(series === undefined
      ? []
      : [t('config.test.series', '{{number}} series now', { ...asIs, number: series.toLocaleString() })]),
    ...(metrics === undefined
      ? []
      : [
          t('config.test.metrics', '{{number}} metrics in the last hour', {
            ...asIs,
            number: metrics.length.toLocaleString(),
          }),
        ]),
    ...(labels === undefined || labels.length === 0
      ? []
      : [
          t('config.test.labels', 'Labels: {{names}}', {
            ...asIs,
            names: `${labels.slice(0, shownLabels).join(', ')}${labels.length > shownLabels ? ', …' : ''}`,
          }),
        ]),
    ...(metrics === undefined
      ? []
      : [
          found.length === 0
            ? t('config.test.no-presets', 'No preset suits its metrics')
            : t('config.test.presets', 'Presets: {{titles}}', {
                ...asIs,
                titles: found.map(({ title, queries }) => `${title} (${queries.length})`).join(', '),
              }),
        ]),
    ...(clockOffsetMs === undefined
      ? []
      : [
          Math.abs(clockOffsetMs) > mostClockOffsetMs
            ? t(
                'config.test.clock-off',
                'Its clock differs by {{offset}} from that of the Grafana server: onsets would be wrong',
                { ...asIs, offset: formatDuration(Math.abs(clockOffsetMs)) }
              )
            : t('config.test.clock', 'Its clock is right'),
        ]),
  ];
}
