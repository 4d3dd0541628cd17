import { asIs } from '../../asIs';
import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Toggletip, useStyles2 } from '@grafana/ui';
import { durationText } from '../../form/duration';
import { type InputPreview } from '../../inputPreview';
import { type PreviewState } from './usePreviews';

/** What an input returns, in a line: how many series, some names, how far apart their samples are, the service and the role that Covary sees. */
export function ReturnedSeries({ state }: { readonly state: PreviewState | undefined }) {
  const styles = useStyles2(getStyles);
  switch (state?.state) {
    case undefined:
      return null;
    case 'asking':
      return <div className={styles.line}>{t('preview.asking', 'Asking the store what this returns …')}</div>;
    case 'failed':
      return (
        <div className={styles.problem} role="alert">
          <Icon name="exclamation-circle" /> {state.reason}
        </div>
      );
    case 'known': {
      const { preview } = state;
      return (
        <div className={styles.line}>
          {sentence(preview)}
          {preview.series.length > shownNames ? (
            <Toggletip
              content={
                <ul className={styles.all}>
                  {preview.series.slice(0, mostListed).map(({ name, service, role }) => (
                    <li key={name}>
                      {name} · {service ?? '–'} · {role}
                    </li>
                  ))}
                </ul>
              }
              title={t('preview.all', 'Series, service, role')}
            >
              <button type="button" className={styles.more}>
                {t('preview.show-all', 'Show them')}
              </button>
            </Toggletip>
          ) : null}
          {preview.warnings.map((warning) => (
            <div key={warning}>{warning}</div>
          ))}
        </div>
      );
    }
  }
}

const shownNames = 3;
const mostListed = 200;

function sentence({ count, series, sampleStepMs, serviceLabel }: InputPreview): string {
  if (count === 0) {
    return t(
      'preview.none',
      'No series at the end of the range: check the name and the filters, or choose another range'
    );
  }
  const names = series.slice(0, shownNames).map(({ name }) => shortened(name));
  const services = new Set(series.flatMap(({ service }) => service ?? []));
  const roles = [...new Set(series.map(({ role }) => role))];
  return [
    t('preview.count', '{{count}} series: {{names}}', {
      ...asIs,
      count,
      names: `${names.join(', ')}${count > shownNames ? ', …' : ''}`,
      defaultValue_one: 'One series: {{names}}',
    }),
    ...(sampleStepMs === undefined
      ? []
      : [t('preview.step', 'a sample every {{step}}', { ...asIs, step: durationText(sampleStepMs) })]),
    services.size === 0
      ? t('preview.no-service', 'no service seen')
      : serviceLabel === undefined
        ? t('preview.services', 'services: {{number}}', { ...asIs, number: services.size })
        : t('preview.service-label', 'service label: {{label}}', { ...asIs, label: serviceLabel }),
    t('preview.role', 'role: {{roles}}', { ...asIs, roles: roles.join(', ') }),
  ].join(' · ');
}

const longestName = 60;

function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}

function getStyles(theme: GrafanaTheme2) {
  const line = {
    width: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    overflowWrap: 'anywhere' as const,
  };
  return {
    line: css(line),
    problem: css({ ...line, color: theme.colors.error.text }),
    more: css({
      border: 0,
      background: 'none',
      padding: theme.spacing(0, 1),
      color: theme.colors.text.link,
      cursor: 'pointer',
    }),
    all: css({ maxHeight: 300, overflow: 'auto', paddingLeft: theme.spacing(2) }),
  };
}
