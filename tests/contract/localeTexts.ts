import { expect } from 'vitest';
import { readPanelTexts } from './readPanelTexts';

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

/** The texts that code asks for, by the keys of its English locale file: those that count have a singular beside them. */
export function askedTexts(root: string): Array<[string, string]> {
  return readPanelTexts(root).flatMap(({ key, text, singular }): Array<[string, string]> =>
    singular === null
      ? [[key, text]]
      : [
          [`${key}_one`, singular],
          [`${key}_other`, text],
        ]
  );
}

/** Checks that a locale file has a text for each of the English ones, with the same placeholders. */
export function expectComplete(translated: ReadonlyMap<string, string>, english: ReadonlyMap<string, string>): void {
  expect(Array.from(translated.keys()).sort()).toEqual(Array.from(english.keys()).sort());
  for (const [key, text] of translated) {
    expect(text.trim(), key).not.toBe('');
    // A singular may spell the number out; what else it names is what the plural names.
    const withoutCount = (names: string[]) => names.filter((name) => !(key.endsWith('_one') && name === 'count'));
    for (const source of [key, key.replace(/_one$/, '_other')]) {
      expect(withoutCount(placeholdersOf(text)), key).toEqual(withoutCount(placeholdersOf(english.get(source) ?? '')));
    }
  }
}
