import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedTexts, flatTexts, nestedTexts, placeholdersOf } from './localeTexts';

const panelFolder = path.resolve('src/panels');
const panels = readdirSync(panelFolder).filter((name) => existsSync(path.join(panelFolder, name, 'plugin.json')));
const readJson = (...names: string[]) => JSON.parse(readFileSync(path.join(panelFolder, ...names), 'utf8'));

/** The texts of a panel as its English locale file has them. */
function englishOf(panel: string): Map<string, string> {
  return new Map(askedTexts(path.join(panelFolder, panel, 'module.ts')));
}

const withoutPlural = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

describe.each(panels)('the texts of the %s panel', (panel) => {
  const plugin = readJson(panel, 'plugin.json');
  const languages: string[] = plugin.languages;

  it('are the English locale file (update it with vitest -u)', async () => {
    const file = path.join(panelFolder, panel, 'locales', 'en-US', `${plugin.id}.json`);
    await expect(`${JSON.stringify(nestedTexts(englishOf(panel)), null, 2)}\n`).toMatchFileSnapshot(file);
  });

  it('are initialised with the id that Grafana loads them by', () => {
    const module = readFileSync(path.join(panelFolder, panel, 'module.ts'), 'utf8');
    expect(module).toContain(`initPluginTranslations('${plugin.id}')`);
  });

  it('has a file for every language that it names, and names every file', () => {
    expect(readdirSync(path.join(panelFolder, panel, 'locales')).sort()).toEqual([...languages].sort());
    for (const language of languages) {
      expect(readdirSync(path.join(panelFolder, panel, 'locales', language))).toEqual([`${plugin.id}.json`]);
    }
  });

  it.each(languages)('are complete in %s, with the same placeholders', (language) => {
    const english = englishOf(panel);
    const translated = flatTexts(readJson(panel, 'locales', language, `${plugin.id}.json`));
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const expected = Array.from(english.keys()).flatMap((key) =>
      key.endsWith('_other') ? forms.map((form) => `${withoutPlural(key)}_${form}`) : key.endsWith('_one') ? [] : [key]
    );
    expect(Array.from(translated.keys()).sort()).toEqual(expected.sort());
    for (const [key, text] of translated) {
      expect(text.trim(), key).not.toBe('');
      // A singular may spell the number out.
      const source = english.get(key) ?? english.get(`${withoutPlural(key)}_other`) ?? '';
      expect(placeholdersOf(text), key).toEqual(placeholdersOf(source));
    }
  });
});
