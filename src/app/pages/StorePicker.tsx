import { type DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, InlineField } from '@grafana/ui';

interface Props {
  readonly dataSources: readonly DataSourceInstanceSettings[];
  /** The uid of the one that is asked. */
  readonly dataSource: string;
  readonly onChoose: (uid: string) => void;
}

/** Which Covary data source a page asks; nothing where there is no choice. */
export function StorePicker({ dataSources, dataSource, onChoose }: Props) {
  return dataSources.length > 1 ? (
    <InlineField label={t('pages.store', 'Store')}>
      <Combobox
        id="covary-store"
        width="auto"
        minWidth={16}
        options={dataSources.map(({ name, uid }) => ({ label: name, value: uid }))}
        value={dataSource}
        onChange={({ value }) => onChoose(value)}
      />
    </InlineField>
  ) : null;
}
