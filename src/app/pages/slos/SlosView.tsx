import { useCallback, useState } from 'react';
import { css } from '@emotion/css';
import { type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv, hasPermission } from '@grafana/runtime';
import { Button, useStyles2 } from '@grafana/ui';
import { type ServiceLevelObjective } from '../../../core/rules/slo/serviceLevelObjective';
import { pluginIds } from '../../pluginIds';
import { useSloSettings } from '../../slos/useSloSettings';
import { ConnectStore } from '../ConnectStore';
import { StorePicker } from '../StorePicker';
import { ReadYaml } from './ReadYaml';
import { SloForm } from './SloForm';
import { SloRow } from './SloRow';

/** The objectives of the settings, worst first; new ones from two queries or from a file. */
export function SlosView({ range }: { readonly range: TimeRange }) {
  const styles = useStyles2(styling);
  const dataSources = getDataSourceSrv().getList({ filter: ({ type }) => type === pluginIds.datasource });
  const [chosen, setChosen] = useState<string>();
  const dataSource = chosen ?? dataSources[0]?.uid;
  const settings = useSloSettings();
  // Objectives that are tried and not saved.
  const [tried, setTried] = useState<readonly ServiceLevelObjective[]>([]);
  const [left, setLeft] = useState<Readonly<Record<string, number>>>({});
  const [adding, setAdding] = useState<'form' | 'yaml'>();
  const onLeft = useCallback((key: string, budgetLeft: number) => {
    setLeft((former) => (Object.is(former[key], budgetLeft) ? former : { ...former, [key]: budgetLeft }));
  }, []);
  if (dataSource === undefined) {
    return <ConnectStore />;
  }
  const all = [...tried.filter((slo) => !settings.slos.some((each) => keyOf(each) === keyOf(slo))), ...settings.slos];
  const rank = (slo: ServiceLevelObjective): number => left[keyOf(slo)] ?? Infinity;
  const maySave = hasPermission('plugins:write') || hasPermission('plugins.app:write');
  const add = (slos: readonly ServiceLevelObjective[]): void => {
    setTried((former) => [...slos, ...former.filter((each) => !slos.some((slo) => keyOf(slo) === keyOf(each)))]);
    setAdding(undefined);
  };
  return (
    <div className={styles.page}>
      <div className={styles.row}>
        <StorePicker dataSources={dataSources} dataSource={dataSource} onChoose={setChosen} />
        <Button icon="plus" onClick={() => setAdding('form')}>
          {t('slos.new', 'New objective')}
        </Button>
        <Button variant="secondary" icon="import" onClick={() => setAdding('yaml')}>
          {t('slos.read', 'Read sloth or OpenSLO')}
        </Button>
      </div>
      {adding === 'form' && <SloForm onAdd={(slo) => add([slo])} onCancel={() => setAdding(undefined)} />}
      {adding === 'yaml' && <ReadYaml onAdd={add} onCancel={() => setAdding(undefined)} />}
      {settings.status === 'failed' && (
        <p role="alert">
          {t('slos.settings-failed', 'The settings could not be read: {{error}}', {
            error: settings.error ?? '–',
            interpolation: { escapeValue: false },
          })}
        </p>
      )}
      {all.length === 0 && settings.status !== 'loading' && (
        <p role="status">
          {t('slos.none', 'No objective yet: say which events are good, which are all, and which share is aimed at.')}
        </p>
      )}
      {[...all]
        .sort((a, b) => rank(a) - rank(b))
        .map((slo) => (
          <SloRow
            key={keyOf(slo)}
            slo={slo}
            dataSource={dataSource}
            range={range}
            onLeft={(budgetLeft) => onLeft(keyOf(slo), budgetLeft)}
            isSaved={settings.slos.some((each) => keyOf(each) === keyOf(slo))}
            maySave={maySave}
            onSave={() => settings.save([...settings.slos, slo])}
            onRemove={() => settings.save(settings.slos.filter((each) => keyOf(each) !== keyOf(slo)))}
          />
        ))}
    </div>
  );
}

function keyOf({ service, name }: ServiceLevelObjective): string {
  return `${service} ${name}`;
}

const styling = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), width: '100%' }),
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
