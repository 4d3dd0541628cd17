import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import { type MetricsOfStore } from '../../presets/storePresets';

interface Props {
  readonly stores: readonly MetricsOfStore[];
  readonly onAdd: (expr: string) => void;
}

const shown = 20;
/** What stores and programs tell of themselves is seldom what one looks for. */
const ofThemselves =
  /^(?:go_|process_|promhttp_|python_|scrape_|prometheus_|ALERTS|up$)|_(?:bucket|created|info|count|sum)$/;

/** Where no preset fits: some of the metrics that the stores have, each added with a click. */
export function MetricSuggestions({ stores, onAdd }: Props) {
  const names = [...new Set(stores.flatMap((store) => [...store.names]))].sort();
  const telling = names.filter((name) => !ofThemselves.test(name));
  return (
    <div>
      <p>
        {t('investigate.suggestions.title', 'The stores have {{count}} metrics. Look at:', {
          count: names.length,
          defaultValue_one: 'The stores have one metric. Look at:',
        })}
      </p>
      {telling.slice(0, shown).map((name) => (
        <Button key={name} fill="text" size="sm" icon="plus" onClick={() => onAdd(exprOf(name))}>
          {name}
        </Button>
      ))}
    </div>
  );
}

/** Counters are looked at as rates. */
function exprOf(name: string): string {
  return name.endsWith('_total') ? `rate(${name}[$__rate_interval])` : name;
}
