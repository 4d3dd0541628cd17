import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { flatTexts, nestedTexts, placeholdersOf } from './localeTexts';
import { readPanelTexts } from './readPanelTexts';

const folder = path.resolve('src');
const id = 'covary-observability-app';
const readJson = (...names: string[]) => JSON.parse(readFileSync(path.join(folder, ...names), 'utf8'));

/** The texts of the app's pages as the English locale file has them. */
function english(): Map<string, string> {
  return new Map(
    readPanelTexts(path.join(folder, 'app/App.tsx')).flatMap(({ key, text, singular }): Array<[string, string]> =>
      singular === null
        ? [[key, text]]
        : [
            [`${key}_one`, singular],
            [`${key}_other`, text],
          ]
    )
  );
}

describe('the texts of the app', () => {
  const languages: string[] = readJson('plugin.json').languages;

  it('are the English locale file (update it with vitest -u)', async () => {
    const file = path.join(folder, 'locales', 'en-US', `${id}.json`);
    await expect(`${JSON.stringify(nestedTexts(english()), null, 2)}\n`).toMatchFileSnapshot(file);
  });

  it('have a file for every language that the plugin names', () => {
    expect(readdirSync(path.join(folder, 'locales')).sort()).toEqual([...languages].sort());
  });

  it.each(languages)('are complete in %s, with the same placeholders', (language) => {
    const source = english();
    const translated = flatTexts(readJson('locales', language, `${id}.json`));
    expect(Array.from(translated.keys()).sort()).toEqual(Array.from(source.keys()).sort());
    for (const [key, text] of translated) {
      expect(text.trim(), key).not.toBe('');
      // A singular may spell the number out.
      const withoutCount = (names: string[]) => names.filter((name) => !(key.endsWith('_one') && name === 'count'));
      expect(withoutCount(placeholdersOf(text)), key).toEqual(withoutCount(placeholdersOf(source.get(key) ?? '')));
    }
  });
});
