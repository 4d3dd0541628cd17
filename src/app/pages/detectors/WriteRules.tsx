import { useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { config, hasPermission } from '@grafana/runtime';
import {
  Button,
  ClipboardButton,
  Combobox,
  ConfirmModal,
  InlineField,
  LoadingPlaceholder,
  useStyles2,
} from '@grafana/ui';
import { type RuleFile } from '../../../core/rules/ruleFile';
import { prometheusSources } from '../../query/prometheusSources';
import { type RunningGroup } from '../../ruler/runningGroup';
import { rulers } from '../../ruler/rulers';
import { useRuler } from '../../ruler/useRuler';
import { ChangedText } from './ChangedText';

interface Props {
  /** Of the rules. */
  readonly name: string;
  /** For the rulers of stores; undefined where the detector cannot be rules. */
  readonly file: RuleFile | undefined;
  /** For Grafana's own alerting; it records the scores where a data source is given. */
  readonly managed: (recordTo: string | undefined) => RunningGroup | undefined;
}

const asIs = { interpolation: { escapeValue: false } };
const none: readonly RunningGroup[] = [];

/** Writes rules where they are evaluated, after it has shown what changes there; and removes what was written. */
export function WriteRules({ name, file, managed }: Props) {
  const styles = useStyles2(styling);
  const [all] = useState(rulers);
  const [id, setId] = useState<string>();
  const [recordTo, setRecordTo] = useState<string>();
  const [isRemoving, setIsRemoving] = useState(false);
  const ruler = all.find((one) => one.id === id);
  const isGrafana = id === 'grafana';
  const wanted = useMemo(() => {
    if (!isGrafana) {
      return file?.groups ?? none;
    }
    const group = managed(recordTo);
    return group === undefined ? none : [group];
  }, [isGrafana, file, managed, recordTo]);
  const { status, error, changes, write, remove } = useRuler(ruler, name, wanted);
  const mayWrite = isGrafana
    ? hasPermission('alert.rules:create') || hasPermission('alert.rule:create')
    : hasPermission('alert.rules.external:write');
  const toDo = changes.filter(({ kind }) => kind !== 'same');
  const runs = changes.some(({ before }) => before !== '');
  const isBusy = status === 'reading' || status === 'writing';
  const notAllowed = t(
    'detectors.rule.not-allowed',
    'You may look but not save. Creating rules needs the role Editor.'
  );
  return (
    <div className={styles.box}>
      <div className={styles.row}>
        <InlineField label={t('detectors.write.to', 'Write to')}>
          <Combobox
            width="auto"
            minWidth={24}
            placeholder={t('detectors.write.choose', 'Choose what evaluates them')}
            options={all.map((one) => ({ label: one.name, value: one.id }))}
            value={id ?? null}
            onChange={({ value }) => setId(value)}
          />
        </InlineField>
        {isGrafana && config.unifiedAlerting.recordingRulesEnabled === true && (
          <InlineField
            label={t('detectors.write.record', 'Keep the scores in')}
            tooltip={t(
              'detectors.write.record-help',
              'Grafana writes them as the metric anomaly:score into a Prometheus that takes them (remote write)'
            )}
          >
            <Combobox
              width="auto"
              minWidth={16}
              isClearable
              placeholder={t('detectors.write.nowhere', 'nowhere')}
              options={prometheusSources().map((store) => ({ label: store.name, value: store.uid }))}
              value={recordTo ?? null}
              onChange={(option) => setRecordTo(option?.value)}
            />
          </InlineField>
        )}
        {isBusy && <LoadingPlaceholder text={t('detectors.write.reading', 'Asking what runs …')} />}
      </div>
      {error !== undefined && <p role="alert">{error}</p>}
      {ruler !== undefined && status !== 'reading' && error === undefined && (
        <p role="status">
          {toDo.length === 0
            ? t('detectors.write.same', '{{ruler}} runs just these rules.', { ruler: ruler.name, ...asIs })
            : t('detectors.write.changes', 'This is what changes in {{ruler}}; everything else there stays as it is.', {
                ruler: ruler.name,
                ...asIs,
              })}
        </p>
      )}
      {toDo.map(({ name: group, before, after }) => (
        <ChangedText key={group} title={group} before={before} after={after} />
      ))}
      {ruler !== undefined && status !== 'reading' && (
        <div className={styles.row}>
          <Button
            icon="save"
            disabled={!mayWrite || isBusy || toDo.length === 0 || wanted.length === 0}
            {...(mayWrite ? {} : { tooltip: notAllowed })}
            onClick={write}
          >
            {t('detectors.write.write', 'Write')}
          </Button>
          <ClipboardButton
            variant="secondary"
            icon="copy"
            disabled={wanted.length === 0}
            getText={() => changes.map(({ after }) => after).join('---\n')}
          >
            {t('detectors.rule.copy', 'Copy rules')}
          </ClipboardButton>
          {runs && (
            <Button
              variant="destructive"
              icon="trash-alt"
              disabled={!mayWrite || isBusy}
              onClick={() => setIsRemoving(true)}
            >
              {t('detectors.write.remove', 'Remove what runs')}
            </Button>
          )}
        </div>
      )}
      <ConfirmModal
        isOpen={isRemoving}
        title={t('detectors.write.remove', 'Remove what runs')}
        body={t('detectors.write.remove-what', 'The groups {{groups}} stop being evaluated. Nothing else is touched.', {
          groups: changes.flatMap(({ name: group, before }) => (before === '' ? [] : [group])).join(', '),
          ...asIs,
        })}
        confirmText={t('detectors.write.remove-confirm', 'Remove')}
        onConfirm={() => {
          setIsRemoving(false);
          remove();
        }}
        onDismiss={() => setIsRemoving(false)}
      />
    </div>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  box: css({ marginTop: theme.spacing(1) }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
