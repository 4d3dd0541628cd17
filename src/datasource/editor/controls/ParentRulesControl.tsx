import { t } from '@grafana/i18n';
import { EditorFieldGroup } from '@grafana/plugin-ui';
import { asIs } from '../../asIs';
import { FieldFrame } from '../../form/FieldFrame';
import { fieldWords } from '../../form/fieldWords';
import { SchemaField } from '../../form/SchemaField';
import { fieldsOf, withField } from '../../form/SchemaForm';
import { type ControlProps } from './controlProps';
import { LabelsControl } from './NamesControl';
import { listOf } from './listOf';
import { Rows } from './Rows';

/** Which alerts explain which others: two names and the labels that have to agree, a row each. */
export function ParentRulesControl({ id, name, words, path, schema, fields, problem, onChange }: ControlProps) {
  const properties = schema.items?.properties ?? {};
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem}>
      <Rows
        label={words.title}
        items={listOf(fields[name]).map(fieldsOf)}
        addLabel={t('editor.parent-rules.add', 'Add rule')}
        removeLabel={(i) => t('editor.parent-rules.remove', 'Remove rule {{number}}', { ...asIs, number: i + 1 })}
        newItem={() => ({ parent: '*', child: '*' })}
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
              {['parent', 'child'].map((child) => (
                <SchemaField
                  key={child}
                  {...propsOf(child)}
                  value={item[child]}
                  onChange={(next) => set(withField(item, child, next))}
                />
              ))}
              <LabelsControl {...propsOf('equal')} />
            </EditorFieldGroup>
          );
        }}
      </Rows>
    </FieldFrame>
  );
}
