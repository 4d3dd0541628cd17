import { t } from '@grafana/i18n';
import { Button, Dropdown, Menu } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { foundPresets } from '../../../app/presets/foundPresets';
import { type Preset } from '../../../app/presets/preset';
import { presets } from '../../../app/presets/registry';
import { type StoreClient } from '../../promql/storeClient';

interface Props {
  readonly store: StoreClient;
  readonly onChoose: (preset: Preset) => void;
}

/** Offers sets of queries that the store has the metrics for: what an exporter or a library tells, each with its role. */
export function PresetMenu({ store, onChoose }: Props) {
  const [found, setFound] = useState<readonly Preset[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void store.metrics().then((metrics) => isCurrent && setFound(foundPresets(presets, new Set(metrics))));
    return () => {
      isCurrent = false;
    };
  }, [store]);
  return found.length === 0 ? null : (
    <Dropdown
      overlay={
        <Menu>
          {found.map((preset) => (
            <Menu.Item
              key={preset.id}
              label={preset.title}
              description={preset.queries.map(({ title }) => title).join(', ')}
              onClick={() => onChoose(preset)}
            />
          ))}
        </Menu>
      }
    >
      <Button variant="secondary" size="sm" icon="plus">
        {t('input.presets', 'Add what the store has')}
      </Button>
    </Dropdown>
  );
}
