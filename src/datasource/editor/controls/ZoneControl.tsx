import { t } from '@grafana/i18n';
import { Combobox } from '@grafana/ui';
import { FieldFrame } from '../../form/FieldFrame';
import { withField } from '../../form/SchemaForm';
import { type ControlProps } from './controlProps';

/** Chooses a time zone. */
export function ZoneControl({ id, name, words, fields, problem, onChange }: ControlProps) {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  const value = fields[name];
  const chosen = typeof value === 'string' ? value : null;
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem} htmlFor={id}>
      <Combobox
        id={id}
        options={zones.map((zone) => ({ value: zone, label: zone }))}
        value={chosen === null || zones.includes(chosen) ? chosen : { value: chosen, label: chosen }}
        placeholder={t('editor.zone', "the data source's")}
        createCustomValue
        isClearable
        onChange={(option) => onChange(withField(fields, name, option?.value))}
        width={24}
      />
    </FieldFrame>
  );
}
