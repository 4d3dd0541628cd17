import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import { type RunningDetector } from '../../runningRules/runningDetector';

interface Props {
  readonly found: readonly RunningDetector[];
  readonly chosen: RunningDetector | undefined;
  readonly onChoose: (one: RunningDetector | undefined) => void;
}

const asIs = { interpolation: { escapeValue: false } };

/** The anomaly rules that run in Grafana's stores: each is shown, and tried on the past, where it is chosen. Nothing where there are none. */
export function FoundRules({ found, chosen, onChoose }: Props) {
  const styles = useStyles2(styling);
  if (found.length === 0) {
    return null;
  }
  return (
    <details open={chosen !== undefined}>
      <summary>
        {t('detectors.found.summary', 'Found running: {{count}} anomaly rules', {
          count: found.length,
          defaultValue_one: 'Found running: one anomaly rule',
        })}
      </summary>
      <ul className={styles.list}>
        {found.map((one) => {
          const isChosen = one === chosen;
          const { store, name, strategy, expr } = one;
          return (
            <li key={`${store.uid} ${name} ${strategy}`} className={styles.row}>
              <span>
                {t('detectors.found.rule', '{{name}}, by {{strategy}}, in {{store}}', {
                  name,
                  strategy,
                  store: store.name,
                  ...asIs,
                })}
              </span>
              <code className={styles.expr}>{expr}</code>
              <Button
                size="sm"
                variant={isChosen ? 'primary' : 'secondary'}
                aria-pressed={isChosen}
                onClick={() => onChoose(isChosen ? undefined : one)}
              >
                {t('detectors.found.show', 'Show')}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: theme.spacing(1, 0) }),
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
  }),
  expr: css({ overflowWrap: 'anywhere' }),
});
