import { useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Field, Input, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { success } from '../../../core/result';
import { compileSloRules } from '../../../core/rules/slo/compileSloRules';
import { type ServiceLevelObjective } from '../../../core/rules/slo/serviceLevelObjective';
import { latencyEvents } from '../../slos/latencyEvents';

interface Props {
  readonly onAdd: (slo: ServiceLevelObjective) => void;
  readonly onCancel: () => void;
}

const dayMs = 86_400_000;
const empty = {
  service: '',
  name: '',
  good: '',
  total: '',
  histogram: '',
  threshold: '0.3',
  percent: '99.9',
  days: '30',
};
type Kind = 'availability' | 'latency';

/** An objective from two queries, good events and all of them, or from a histogram and how long an event may take. */
export function SloForm({ onAdd, onCancel }: Props) {
  const styles = useStyles2(styling);
  const [draft, setDraft] = useState(empty);
  const [kind, setKind] = useState<Kind>('availability');
  const [problem, setProblem] = useState<string>();
  const field = (name: keyof typeof empty, label: string, placeholder = '') => (
    <Field label={label} className={styles.field} noMargin>
      <Input
        id={`slo-${name}`}
        value={draft[name]}
        placeholder={placeholder}
        onChange={({ currentTarget: { value } }) => setDraft((former) => ({ ...former, [name]: value }))}
      />
    </Field>
  );
  const add = (): void => {
    const events =
      kind === 'latency'
        ? latencyEvents(draft.histogram, draft.threshold)
        : success({ good: draft.good.trim(), total: draft.total.trim() });
    if (!events.ok) {
      setProblem(events.error);
      return;
    }
    const slo: ServiceLevelObjective = {
      name: draft.name.trim() || kind,
      service: draft.service.trim(),
      ...events.value,
      objective: Number((Number(draft.percent) / 100).toPrecision(12)),
      counting: 'counter',
      periodMs: Math.round(Number(draft.days)) * dayMs,
    };
    const compiled = compileSloRules(slo);
    if (compiled.ok && slo.service !== '') {
      onAdd(slo);
    } else {
      setProblem(compiled.ok ? t('slos.form.no-service', 'Say which service it is.') : compiled.error);
    }
  };
  return (
    <section className={styles.box} aria-label={t('slos.form.title', 'New objective')}>
      <div className={styles.row}>
        {field('service', t('slos.form.service', 'Service'), 'checkout')}
        {field('name', t('slos.form.name', 'Name'), kind)}
        {field('percent', t('slos.form.percent', 'Objective in %'))}
        {field('days', t('slos.form.days', 'Period in days'))}
      </div>
      <RadioButtonGroup
        options={[
          { value: 'availability' as const, label: t('slos.form.good-ones', 'So many are good') },
          { value: 'latency' as const, label: t('slos.form.fast-ones', 'So many are fast') },
        ]}
        value={kind}
        onChange={setKind}
        aria-label={t('slos.form.kind', 'Kind of objective')}
      />
      {kind === 'latency' ? (
        <div className={styles.row}>
          {field('histogram', t('slos.form.histogram', 'Histogram'), 'http_request_duration_seconds{job="api"}')}
          {field('threshold', t('slos.form.threshold', 'At most (a bound of its buckets)'))}
        </div>
      ) : (
        <>
          {field('good', t('slos.form.good', 'Good events'), 'http_requests_total{code!~"5.."}')}
          {field('total', t('slos.form.total', 'All events'), 'http_requests_total')}
        </>
      )}
      {problem !== undefined && <p role="alert">{problem}</p>}
      <div className={styles.row}>
        <Button onClick={add}>{t('slos.form.look', 'Look at it')}</Button>
        <Button variant="secondary" onClick={onCancel}>
          {t('slos.form.cancel', 'Cancel')}
        </Button>
      </div>
    </section>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    padding: theme.spacing(1.5),
  }),
  row: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  field: css({ flex: '1 1 120px' }),
});
