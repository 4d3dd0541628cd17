import { asIs } from '../../asIs';
import { t } from '@grafana/i18n';
import { EditorFieldGroup } from '@grafana/plugin-ui';
import { FieldFrame } from '../../form/FieldFrame';
import { fieldWords } from '../../form/fieldWords';
import { fieldsOf, withField } from '../../form/SchemaForm';
import { SchemaField } from '../../form/SchemaField';
import { useEditorChoices } from '../editorChoices';
import { type ControlProps } from './controlProps';
import { InputControl } from './InputControl';
import { LabelsControl } from './NamesControl';
import { listOf } from './listOf';
import { Rows } from './Rows';

/** What the series of inputs must be: labels that they need, and the least and the greatest value. */
export function DeclarationsControl({ id, name, words, path, schema, fields, problem, onChange }: ControlProps) {
  const { inputs } = useEditorChoices();
  const properties = schema.items?.properties ?? {};
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem}>
      <Rows
        label={words.title}
        items={listOf(fields[name]).map(fieldsOf)}
        addLabel={t('editor.expected.add', 'Add expectation')}
        removeLabel={(i) => t('editor.expected.remove', 'Remove expectation {{number}}', { ...asIs, number: i + 1 })}
        newItem={() => ({ input: inputs[0]?.refId ?? '' })}
        onChange={(items) => onChange(withField(fields, name, items.length === 0 ? undefined : items))}
      >
        {(item, set, i) => {
          const propsOf = (child: string): ControlProps => ({
            id: `${id}-${child}-${i}`,
            name: child,
            path: `${path}.${child}`,
            words: fieldWords(`${path}.${child}`, child, properties[child] ?? {}),
            schema: properties[child] ?? {},
            fields: item,
            problem: undefined,
            onChange: set,
          });
          return (
            <EditorFieldGroup>
              <InputControl {...propsOf('input')} />
              <LabelsControl {...propsOf('requiredLabels')} />
              {['minValue', 'maxValue'].map((child) => (
                <SchemaField
                  key={child}
                  {...propsOf(child)}
                  value={item[child]}
                  onChange={(next) => set(withField(item, child, next))}
                />
              ))}
            </EditorFieldGroup>
          );
        }}
      </Rows>
    </FieldFrame>
  );
}
