import { t } from '@grafana/i18n';
import { Button, LinkButton } from '@grafana/ui';
import { appRoot } from '../../appRoot';

interface Props {
  readonly dataSource: string;
  readonly looked: number;
  readonly total: number;
  readonly budget: number;
  /** What can be looked at here at all: rules watch more. */
  readonly mostSeries: number;
  readonly onBudget: (series: number) => void;
}

/** What can be done about series that were not looked at; nothing where all were. */
export function RestOfSeries({ dataSource, looked, total, budget, mostSeries, onBudget }: Props) {
  if (looked >= total) {
    return null;
  }
  return budget < mostSeries ? (
    <Button size="sm" variant="secondary" onClick={() => onBudget(mostSeries)}>
      {t('home.rest', 'Look at the rest')}
    </Button>
  ) : (
    <LinkButton
      size="sm"
      variant="secondary"
      href={`${appRoot}/detectors?${new URLSearchParams({ ds: dataSource }).toString()}`}
    >
      {t('home.watch', 'Let rules watch all of them')}
    </LinkButton>
  );
}
