import { useCallback, useMemo, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { hasPermission, locationService } from '@grafana/runtime';
import { type Panel } from '@grafana/schema';
import { Button, ClipboardButton, InlineField, Input, useStyles2 } from '@grafana/ui';
import { compileRules } from '../../../core/rules/compileRules';
import { formatDuration } from '../../../core/series/formatDuration';
import { type CovaryQueryInput } from '../../../protocol/query';
import { type Watching } from '../../detectors/watching';
import { alertRuleAddress } from '../../investigation/alertRuleAddress';
import { pluginIds } from '../../pluginIds';
import { downloadText } from '../downloadText';
import { managedGroup } from '../../ruler/managedGroup';
import { ruleExpression } from '../../rules/ruleExpression';
import { ruleFileText } from '../../rules/ruleFileText';
import { ruleName } from '../../rules/ruleName';
import { AddToDashboardButton } from '../AddToDashboardButton';
import { Section } from '../investigate/Section';
import { lossText } from './lossText';
import { WriteRules } from './WriteRules';

interface Props {
  readonly watching: Watching;
  /** False alerts a week and series. */
  readonly perSeries: number;
  readonly range: TimeRange;
  readonly dataSource: string;
  readonly inputs: CovaryQueryInput['inputs'];
}

/** Detection in queries has this step, and so have rules. */
const stepMs = 60_000;

/** What becomes of a detector: an alert rule of Grafana, a panel, or rules for Prometheus and its kin. */
export function RuleSection({ watching, perSeries, range, dataSource, inputs }: Props) {
  const styles = useStyles2(styling);
  const { expr = '', detector, direction } = watching;
  const [typed, setTyped] = useState<{ readonly expr: string; readonly name: string }>();
  const name = typed?.expr === expr ? typed.name : ruleName(watching.legend ? expr.slice(0, 40) : expr);
  const compiled = useMemo(
    () =>
      compileRules({
        name,
        expr: ruleExpression(expr, stepMs),
        stepMs,
        detector,
        direction,
        alertsPerWeek: perSeries,
      }),
    [name, expr, detector, direction, perSeries]
  );
  const text = compiled.ok ? ruleFileText(compiled.value.file) : '';
  const mayCreate = hasPermission('alert.rules:create') || hasPermission('alert.rule:create');
  const analysis = { kind: 'anomaly', detector, direction, alertsPerWeek: perSeries } as const;
  const [input] = inputs;
  const isNamed = compiled.ok;
  const managed = useCallback(
    (recordTo: string | undefined) =>
      isNamed && input !== undefined
        ? managedGroup({
            name,
            dataSource,
            input,
            analysis: { kind: 'anomaly', detector, direction, alertsPerWeek: perSeries },
            stepMs,
            ...(recordTo === undefined ? {} : { recordTo }),
          })
        : undefined,
    [isNamed, name, dataSource, input, detector, direction, perSeries]
  );
  return (
    <Section title={t('detectors.rule.title', 'From now on')}>
      <div className={styles.row}>
        <InlineField
          label={t('detectors.rule.name', 'Name')}
          invalid={!compiled.ok}
          error={compiled.ok ? '' : compiled.error}
        >
          <Input
            width={32}
            value={name}
            onChange={({ currentTarget }) => setTyped({ expr, name: currentTarget.value })}
          />
        </InlineField>
        <Button
          icon="bell"
          disabled={!mayCreate || input === undefined}
          tooltip={
            mayCreate
              ? t('detectors.rule.grafana-help', 'Grafana asks Covary: for some thousand series')
              : t('detectors.rule.not-allowed', 'You may look but not save. Creating rules needs the role Editor.')
          }
          onClick={() => {
            const { pathname, search } = locationService.getLocation();
            if (input !== undefined) {
              const returnTo = `${pathname}${search}`;
              locationService.push(alertRuleAddress({ dataSource, symptom: name, input, returnTo, analysis }));
            }
          }}
        >
          {t('detectors.rule.grafana', 'Create alert rule')}
        </Button>
        <Button
          variant="secondary"
          icon="download-alt"
          disabled={!compiled.ok}
          tooltip={t(
            'detectors.rule.download-help',
            'For Prometheus, Mimir, Thanos and VictoriaMetrics: for any number of series'
          )}
          onClick={() => downloadText(text, `${name}.rules.yml`)}
        >
          {t('detectors.rule.download', 'Download rules')}
        </Button>
        <ClipboardButton variant="secondary" icon="copy" disabled={!compiled.ok} getText={() => text}>
          {t('detectors.rule.copy', 'Copy rules')}
        </ClipboardButton>
        <AddToDashboardButton buildPanel={() => bandsPanel(name, dataSource, inputs, analysis)} range={range} />
      </div>
      {compiled.ok ? (
        <>
          <p className={styles.quiet}>
            {compiled.value.losses.length > 0 &&
              `${t('detectors.rule.approximation', 'The rules come near to the detector: {{losses}}.', {
                losses: compiled.value.losses.map(lossText).join('; '),
                interpolation: { escapeValue: false },
              })} `}
            {compiled.value.learnedMs > 0 &&
              t('detectors.rule.learned', 'They are whole once they have recorded for {{learned}}.', {
                learned: formatDuration(compiled.value.learnedMs),
              })}
          </p>
          <details>
            <summary>
              {t('detectors.rule.show', 'Show the rules ({{number}})', {
                number: compiled.value.file.groups.reduce((sum, { rules }) => sum + rules.length, 0),
              })}
            </summary>
            <pre className={styles.text}>{text}</pre>
          </details>
          <WriteRules name={name} file={compiled.value.file} managed={managed} />
        </>
      ) : (
        <p role="alert">{compiled.error}</p>
      )}
    </Section>
  );
}

/** The anomaly panel with the series and the detector of the page. */
function bandsPanel(
  title: string,
  uid: string,
  inputs: Props['inputs'],
  analysis: CovaryQueryInput['analysis']
): Panel {
  const datasource = { type: pluginIds.datasource, uid };
  return {
    type: pluginIds.anomalyPanel,
    title,
    datasource,
    targets: [{ refId: 'A', datasource, version: 2, inputs, analysis }],
    gridPos: { x: 0, y: 0, w: 24, h: 12 },
    options: {},
    fieldConfig: { defaults: {}, overrides: [] },
  };
}

const styling = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: theme.spacing(1) }),
  quiet: css({ color: theme.colors.text.secondary, margin: theme.spacing(1, 0) }),
  text: css({ maxHeight: 400, overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
});
