import { useState } from 'react';
import { css } from '@emotion/css';
import { type DataSourceInstanceSettings, type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, FilterPill, InlineField, Input, useStyles2 } from '@grafana/ui';
import { formatScore } from '../../../core/detectors/explain/formatScore';
import { type ExplainedAnomaly } from '../../../frames/grafana/readExplainedAnomalies';
import { type Investigation, type TimeSpan } from '../../investigation/investigation';
import { type Preset } from '../../presets/preset';
import { StorePicker } from '../StorePicker';
import { SpanField } from './SpanField';

interface Props {
  readonly investigation: Investigation;
  readonly onChange: (change: Partial<Investigation>) => void;
  readonly dataSources: readonly DataSourceInstanceSettings[];
  readonly dataSource: string;
  /** The presets that the store can answer. */
  readonly found: readonly Preset[];
  readonly symptom: string | undefined;
  /** What is taken where a person chose none. */
  readonly window: TimeSpan | undefined;
  readonly baseline: TimeSpan | undefined;
  readonly candidates: readonly ExplainedAnomaly[];
}

/** What is looked at: the store, the symptom, the series by presets and by queries of one's own. Guesses say that they are. */
export function InvestigationControls(props: Props) {
  const { investigation, onChange, dataSources, dataSource, found, symptom, window, baseline, candidates } = props;
  const styles = useStyles2(styling);
  const [draft, setDraft] = useState('');
  const chosen = investigation.presets ?? found.map(({ id }) => id);
  const add = (): void => {
    if (draft.trim() !== '') {
      onChange({ own: [...investigation.own, { expr: draft.trim() }] });
      setDraft('');
    }
  };
  return (
    <div className={styles.row}>
      <StorePicker
        dataSources={dataSources}
        dataSource={dataSource}
        onChoose={(uid) => onChange({ dataSource: uid, symptom: undefined, presets: undefined })}
      />
      <InlineField
        label={t('investigate.controls.symptom', 'Symptom')}
        tooltip={t('investigate.controls.symptom-help', 'The series that shows the trouble')}
      >
        <Combobox
          id="covary-symptom"
          width="auto"
          minWidth={28}
          placeholder={t('investigate.controls.choose', 'Choose what shows the trouble')}
          createCustomValue
          options={candidates.map(({ series, peakScore }) => ({
            label: series,
            value: series,
            description: t('investigate.controls.score', '{{score}} times the limit', {
              score: formatScore(peakScore),
              interpolation: { escapeValue: false },
            }),
          }))}
          value={symptom ?? null}
          onChange={({ value }) => onChange({ symptom: value, suspect: undefined, window: undefined })}
        />
      </InlineField>
      <SpanField
        label={t('investigate.controls.window', 'Incident')}
        help={t('investigate.controls.window-help', 'When it happened')}
        chosen={investigation.window}
        taken={window}
        automatic={t('investigate.controls.find-it', 'Find it')}
        onChange={(span) => onChange({ window: span, suspect: undefined })}
      />
      <SpanField
        label={t('investigate.controls.baseline', 'Compared with')}
        help={t('investigate.controls.baseline-help', 'When all was well')}
        chosen={investigation.baseline}
        taken={baseline}
        automatic={t('investigate.controls.time-before', 'The time before')}
        onChange={(span) => onChange({ baseline: span })}
      />
      <div className={styles.pills} role="group" aria-label={t('investigate.controls.series', 'Series')}>
        {found.map(({ id, title, queries }) => (
          <FilterPill
            key={id}
            label={`${title} ${queries.length}`}
            selected={chosen.includes(id)}
            onClick={() =>
              onChange({ presets: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] })
            }
          />
        ))}
        {investigation.own.map(({ expr, legend }, i) => (
          <span key={`${expr} ${legend}`} title={expr}>
            <FilterPill
              label={`${shortened(expr.length > longestLabel && legend !== undefined ? legend : expr)} ✕`}
              selected
              onClick={() => onChange({ own: investigation.own.filter((_, each) => each !== i) })}
            />
          </span>
        ))}
      </div>
      <InlineField label={t('investigate.controls.own', 'Own query')}>
        <Input
          id="covary-own-query"
          width={42}
          value={draft}
          placeholder="rate(http_requests_total[$__rate_interval])"
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Enter' && add()}
        />
      </InlineField>
      <Button variant="secondary" onClick={add} disabled={draft.trim() === ''}>
        {t('investigate.controls.add', 'Add query')}
      </Button>
    </div>
  );
}

/** In letters: a pill does not wrap. */
const longestLabel = 80;

function shortened(text: string): string {
  return text.length > longestLabel ? `${text.slice(0, longestLabel - 1)}…` : text;
}

const styling = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  pills: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) }),
});
