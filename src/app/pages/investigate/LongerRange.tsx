import { type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { Button } from '@grafana/ui';

const times = 4;

/** Where nothing was unusual: looks at four times the time, with the same end. */
export function LongerRange({ range }: { readonly range: TimeRange }) {
  const [fromMs, toMs] = [range.from.valueOf(), range.to.valueOf()];
  return (
    <div>
      <Button
        variant="secondary"
        icon="search-minus"
        onClick={() => locationService.partial({ from: String(toMs - times * (toMs - fromMs)), to: String(toMs) })}
      >
        {t('investigate.longer', 'Look at four times the time')}
      </Button>
    </div>
  );
}
