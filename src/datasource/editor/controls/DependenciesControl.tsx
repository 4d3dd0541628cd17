import { asIs } from '../../asIs';
import { t } from '@grafana/i18n';
import { Icon } from '@grafana/ui';
import { FieldFrame } from '../../form/FieldFrame';
import { fieldWords } from '../../form/fieldWords';
import { type Fields, fieldsOf, withField } from '../../form/SchemaForm';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { InputControl } from './InputControl';
import { listOf } from './listOf';
import { Rows } from './Rows';
import { Choice } from '../../form/Choice';

/** Which services call which: out of the metrics of an input, or as rows. */
export function DependenciesControl({ id, name, path, schema, fields, problem, onChange }: ControlProps) {
  const { services } = useEditorChoices();
  const value = fieldsOf(fields[name]);
  const edges = listOf(value['edges']).map(fieldsOf);
  const { edges: edgesSchema = {}, input: inputSchema = {} } = schema.properties ?? {};
  const words = fieldWords(`${path}.edges`, 'edges', edgesSchema);
  const set = (next: Fields): void =>
    onChange(withField(fields, name, Object.keys(next).length === 0 ? undefined : next));
  return (
    <>
      <InputControl
        id={`${id}-input`}
        name="input"
        path={`${path}.input`}
        words={fieldWords(`${path}.input`, 'input', inputSchema)}
        schema={inputSchema}
        fields={value}
        problem={undefined}
        onChange={set}
      />
      <FieldFrame label={words.title} help={words.help} problem={problem}>
        <Rows
          label={words.title}
          items={edges}
          addLabel={t('editor.calls.add', 'Add call')}
          removeLabel={(i) => t('editor.calls.remove', 'Remove call {{number}}', { ...asIs, number: i + 1 })}
          newItem={(): Fields => ({ from: '', to: '' })}
          onChange={(items) => set(withField(value, 'edges', items.length === 0 ? undefined : items))}
        >
          {(edge, setEdge, i) => (
            <>
              <ServiceChoice
                id={`${id}-from-${i}`}
                label={t('editor.calls.from', 'Caller of call {{number}}', { ...asIs, number: i + 1 })}
                services={services}
                value={edge['from']}
                onChange={(from) => setEdge({ ...edge, from })}
              />
              <Icon name="arrow-right" title={t('editor.calls.calls', 'calls')} />
              <ServiceChoice
                id={`${id}-to-${i}`}
                label={t('editor.calls.to', 'Service called by call {{number}}', { ...asIs, number: i + 1 })}
                services={services}
                value={edge['to']}
                onChange={(to) => setEdge({ ...edge, to })}
              />
            </>
          )}
        </Rows>
      </FieldFrame>
    </>
  );
}

interface ServiceChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly services: readonly string[];
  readonly value: unknown;
  readonly onChange: (service: string) => void;
}

function ServiceChoice({ id, label, services, value, onChange }: ServiceChoiceProps) {
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Choice
        id={id}
        options={services.map((service) => ({ value: service, label: service }))}
        value={chosen === null || services.includes(chosen) ? chosen : { value: chosen, label: chosen }}
        placeholder={t('editor.calls.service', 'service')}
        createCustomValue
        onChange={(option) => onChange(option.value)}
        width={20}
      />
    </>
  );
}
