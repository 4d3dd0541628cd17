import { t } from '@grafana/i18n';
import { FieldFrame } from '../../form/FieldFrame';
import { withField } from '../../form/SchemaForm';
import { ZonePicker } from '../../form/ZonePicker';
import { type ControlProps } from './controlProps';

/** Chooses the time zone of a query. */
export function ZoneControl({ id, name, words, fields, problem, onChange }: ControlProps) {
  const value = fields[name];
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem} htmlFor={id}>
      <ZonePicker
        id={id}
        zone={typeof value === 'string' ? value : null}
        placeholder={t('editor.zone', "the data source's")}
        onChange={(zone) => onChange(withField(fields, name, zone))}
      />
    </FieldFrame>
  );
}
