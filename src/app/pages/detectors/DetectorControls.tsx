import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, InlineField, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { ruleStrategies } from '../../../core/rules/ruleStrategies';
import { alertRates, placeOfRate } from '../../detectors/alertRates';
import { type Watching } from '../../detectors/watching';
import { detectorTitle } from './detectorTitle';

interface Props {
  readonly watching: Watching;
  readonly onChange: (change: Partial<Watching>) => void;
  readonly seriesCount: number;
}

/** How the usual is learned, and how many alerts are put up with. */
export function DetectorControls({ watching, onChange, seriesCount }: Props) {
  const styles = useStyles2(styling);
  const place = placeOfRate(watching.alertsPerWeek, seriesCount);
  const label = t('detectors.controls.alerts', 'Alerts a week');
  return (
    <div className={styles.row}>
      <InlineField label={t('detectors.controls.detector', 'Detector')}>
        <Combobox
          width="auto"
          minWidth={24}
          options={ruleStrategies.map(({ detector }) => ({ value: detector.id, label: detectorTitle(detector.id) }))}
          value={watching.detector}
          onChange={({ value }) => onChange({ detector: value })}
        />
      </InlineField>
      <label className={styles.slider}>
        {label}
        <span aria-hidden>{alertRates[0]}</span>
        <input
          type="range"
          min={0}
          max={alertRates.length - 1}
          step={1}
          value={place}
          aria-label={label}
          aria-valuetext={String(alertRates[place])}
          onChange={({ currentTarget }) => onChange({ alertsPerWeek: alertRates[Number(currentTarget.value)] })}
        />
        <span aria-hidden>{alertRates[alertRates.length - 1]}</span>
        <strong>{t('detectors.controls.about', 'about {{rate}} over all', { rate: alertRates[place] })}</strong>
      </label>
      <InlineField label={t('detectors.controls.direction', 'Direction')}>
        <RadioButtonGroup
          options={[
            { value: 'both' as const, label: t('detectors.controls.both', 'Both') },
            { value: 'above' as const, label: t('detectors.controls.above', 'Above') },
            { value: 'below' as const, label: t('detectors.controls.below', 'Below') },
          ]}
          value={watching.direction}
          onChange={(direction) => onChange({ direction })}
        />
      </InlineField>
    </div>
  );
}

const styling = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) }),
  slider: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), accentColor: theme.colors.primary.main }),
});
