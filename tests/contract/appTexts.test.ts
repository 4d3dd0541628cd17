import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedTexts, expectComplete, flatTexts, nestedTexts } from './localeTexts';

const folder = path.resolve('src');
const id = 'covary-observability-app';
const readJson = (...names: string[]) => JSON.parse(readFileSync(path.join(folder, ...names), 'utf8'));

/** The texts of the app's pages as the English locale file has them. */
function english(): Map<string, string> {
  return new Map(askedTexts(path.join(folder, 'app/App.tsx')));
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
    expectComplete(flatTexts(readJson('locales', language, `${id}.json`)), english());
  });
});
