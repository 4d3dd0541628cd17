import { t } from '@grafana/i18n';
import { hasPermission, locationService } from '@grafana/runtime';
import { Button } from '@grafana/ui';
import { alertRuleAddress } from '../../investigation/alertRuleAddress';
import { type Findings } from './useFindings';

/** Opens Grafana's editor of a rule that watches the symptom. */
export function AlertRuleButton({ findings }: { readonly findings: Findings }) {
  const { dataSource, symptom, known, answer, candidates } = findings;
  const refId = answer.suspects.flatMap(({ metrics }) => metrics).find(({ name }) => name === symptom)?.inputRefId;
  const input = known.find((each) => each.input.refId === refId)?.input;
  const mayCreate = hasPermission('alert.rules:create') || hasPermission('alert.rule:create');
  if (dataSource === undefined || symptom === undefined || input === undefined || candidates.length === 0) {
    return null;
  }
  return (
    <Button
      variant="secondary"
      icon="bell"
      disabled={!mayCreate}
      tooltip={
        mayCreate
          ? ''
          : t('investigate.alert-rule.not-allowed', 'You may look but not save. Creating rules needs the role Editor.')
      }
      onClick={() => {
        const { pathname, search } = locationService.getLocation();
        locationService.push(alertRuleAddress({ dataSource, symptom, input, returnTo: `${pathname}${search}` }));
      }}
    >
      {t('investigate.alert-rule.create', 'Create alert rule')}
    </Button>
  );
}
