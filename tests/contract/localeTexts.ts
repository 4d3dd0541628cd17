/** A locale file: texts by keys, nested where keys have dots. */
export interface Locale {
  readonly [key: string]: string | Locale;
}

/** Keys with dots become nested objects, in the order of the alphabet. */
export function nestedTexts(texts: ReadonlyMap<string, string>): Locale {
  const groups = new Map<string, Map<string, string>>();
  for (const [key, text] of texts) {
    const [name = '', ...rest] = key.split('.');
    groups.set(name, (groups.get(name) ?? new Map<string, string>()).set(rest.join('.'), text));
  }
  return Object.fromEntries(
    Array.from(groups)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, members]) => [name, members.get('') ?? nestedTexts(members)])
  );
}

/** The texts of a locale file by their whole keys. */
export function flatTexts(locale: Locale, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(locale).flatMap(([name, text]): Array<[string, string]> =>
      typeof text === 'string' ? [[prefix + name, text]] : Array.from(flatTexts(text, `${prefix}${name}.`))
    )
  );
}

/** The names that a text puts values in for, sorted. */
export const placeholdersOf = (text: string): string[] =>
  Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name = '']) => name).sort();
