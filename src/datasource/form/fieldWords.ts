import { t } from '@grafana/i18n';
import { type FormSchema } from './formSchema';

/** What a form says of one field. */
export interface FieldWords {
  readonly title: string;
  /** What it does, in a sentence; shown where the field is asked about. */
  readonly help: string | undefined;
  /** What holds where it is empty and there is no default. */
  readonly unset: string | undefined;
  /** What one of its choices is called. */
  readonly choice: (value: string) => string;
}

/**
 * The words of a field in Grafana's language. Fields declare theirs once, in English, in the schema; the locale files have the
 * others under `fields.PATH`, such as `fields.anomaly.direction.title`.
 *
 * @param path where the locale files have them; kinds of stores and detectors that are not this plugin's speak English
 */
export function fieldWords(path: string, name: string, schema: FormSchema): FieldWords {
  const { title = name, description, unset, choices = {} } = schema;
  return {
    title: lookUp(`fields.${path}.title`, title),
    help: description === undefined ? undefined : lookUp(`fields.${path}.help`, description),
    unset: unset === undefined ? undefined : lookUp(`fields.${path}.unset`, unset),
    choice: (value) => lookUp(`fields.${path}.choices.${value}`, choices[value] ?? value),
  };
}

/** The words of every field of a form as the English locale file has them, by their keys. */
export function declaredWords(path: string, { properties = {} }: FormSchema): ReadonlyMap<string, string> {
  return new Map(Object.entries(properties).flatMap(([name, field]) => wordsOf(`${path}.${name}`, field)));
}

function wordsOf(path: string, schema: FormSchema): ReadonlyArray<readonly [string, string]> {
  if (schema.const !== undefined) {
    return [];
  }
  const { title, description, unset, choices = {} } = schema;
  const values = schema.enum ?? schema.items?.enum ?? [];
  return [
    // What has no title is drawn by a control of its own.
    ...(title === undefined ? [] : [[`fields.${path}.title`, title] as const]),
    ...(description === undefined ? [] : [[`fields.${path}.help`, description] as const]),
    ...(unset === undefined ? [] : [[`fields.${path}.unset`, unset] as const]),
    ...values.map((value) => [`fields.${path}.choices.${value}`, choices[value] ?? value] as const),
    ...[schema, schema.items].flatMap((parent) =>
      Object.entries(parent?.properties ?? {}).flatMap(([child, field]) => wordsOf(`${path}.${child}`, field))
    ),
  ];
}

/** The keys of these words are declared by schemas, not written in the code. */
const lookUp: (key: string, words: string) => string = t;
