import { t } from '@grafana/i18n';
import { useTheme2 } from '@grafana/ui';
import { anomalyInk } from '../../../charts/marks/anomalyInk';

interface Props {
  /** 1 is untouched, below 0 is overspent; NaN where nothing is known. */
  readonly left: number;
  readonly periodDays: number;
}

const width = 120;
const height = 12;

/** What is left of an error budget, as a bar and a number. */
export function BudgetBar({ left, periodDays }: Props) {
  const theme = useTheme2();
  const { anomaly } = anomalyInk(theme.isDark);
  const share = Math.min(1, Math.max(0, left));
  const label = Number.isFinite(left)
    ? t('slos.budget.left', '{{percent}} % left of {{days}} days', {
        percent: Math.round(100 * left),
        days: periodDays,
      })
    : t('slos.budget.unknown', 'budget not known');
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: theme.spacing(1) }}>
      <svg width={width} height={height} aria-hidden>
        <rect width={width} height={height} rx={2} fill={theme.colors.border.weak} />
        <rect
          width={width * (Number.isFinite(share) ? share : 0)}
          height={height}
          rx={2}
          fill={theme.colors.text.primary}
        />
        {left <= 0 && <rect width={width} height={height} rx={2} fill={anomaly} />}
      </svg>
      {label}
    </span>
  );
}
