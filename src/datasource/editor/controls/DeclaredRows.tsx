import { type ReactElement } from 'react';
import { EditorFieldGroup } from '@grafana/plugin-ui';
import { FieldFrame } from '../../form/FieldFrame';
import { fieldWords } from '../../form/fieldWords';
import { SchemaField } from '../../form/SchemaField';
import { type Fields, fieldsOf, withField } from '../../form/SchemaForm';
import { type ControlProps } from './controlProps';
import { listOf } from './listOf';
import { Rows } from './Rows';

interface Props extends ControlProps {
  readonly addLabel: string;
  readonly removeLabel: (index: number) => string;
  /** A row to begin with. */
  readonly newItem: () => Fields;
  /** The fields of a row; `propsOf` has what the control of one is handed. */
  readonly children: (propsOf: (child: string) => ControlProps) => ReactElement;
}

/** A list of objects, a row each, whose fields their schema declares. */
export function DeclaredRows(props: Props) {
  const { id, name, words, path, schema, fields, problem, onChange, addLabel, removeLabel, newItem, children } = props;
  const properties = schema.items?.properties ?? {};
  return (
    <FieldFrame label={words.title} help={words.help} problem={problem}>
      <Rows
        label={words.title}
        items={listOf(fields[name]).map(fieldsOf)}
        addLabel={addLabel}
        removeLabel={removeLabel}
        newItem={newItem}
        onChange={(items) => onChange(withField(fields, name, items.length === 0 ? undefined : items))}
      >
        {(item, set, i) => (
          <EditorFieldGroup>
            {children((child) => ({
              id: `${id}-${child}-${i}`,
              name: child,
              path: `${path}.${child}`,
              words: fieldWords(`${path}.${child}`, child, properties[child] ?? {}),
              schema: properties[child] ?? {},
              fields: item,
              problem: undefined,
              onChange: set,
            }))}
          </EditorFieldGroup>
        )}
      </Rows>
    </FieldFrame>
  );
}

/** A field of a row that needs no control of its own. */
export function DeclaredField({ id, name, words, schema, fields, onChange }: ControlProps) {
  return (
    <SchemaField
      id={id}
      words={words}
      schema={schema}
      value={fields[name]}
      onChange={(next) => onChange(withField(fields, name, next))}
    />
  );
}
