import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { upstreamKinds } from '../../src/backend/upstreams/registry';
import { detectorDeclarations } from '../../src/core/detectors/detectorDeclarations';
import { settingsPath } from '../../src/datasource/config/settingsPath';
import { analysisKinds, analysisSchema, querySchema, wordsPath } from '../../src/datasource/editor/analyses/schemas';
import { fieldPlans, queryPlan } from '../../src/datasource/editor/analyses/fieldPlans';
import { declaredWords } from '../../src/datasource/form/fieldWords';
import { formSchemaOf, readFormSchema } from '../../src/datasource/form/formSchema';
import { queryInput } from '../../src/protocol/query';
import { askedTexts, expectComplete, flatTexts, nestedTexts } from '../contract/localeTexts';

const folder = path.resolve('src/datasource');
const id = 'covary-analysis-datasource';
const readJson = (...names: string[]) => JSON.parse(readFileSync(path.join(folder, ...names), 'utf8'));

/** What is loaded by itself, and what is loaded when it is needed. */
const roots = [
  'module.ts',
  'editor/QueryEditor.tsx',
  'editor/inputs/CodeField.tsx',
  'config/ConfigEditor.tsx',
  'variableEditor/VariableEditor.tsx',
];

/** Settings that plugin-ui's own form edits, or the editor itself. */
const ownSettings = new Set(['name', 'kind', 'url', 'auth', 'user', 'headers', 'tls']);

/** The texts as the English locale file has them: those that the code asks for, and those that schemas and registries declare. */
function english(): Map<string, string> {
  const asked = roots.flatMap((root) => askedTexts(path.join(folder, root)));
  const ofAnalyses = analysisKinds.flatMap((kind) =>
    fieldPlans[kind].flatMap(({ name }) => {
      const where = wordsPath(kind, name);
      const [start = ''] = where.split('.');
      const field = analysisSchema(kind).properties?.[name] ?? {};
      return name === 'options' ? [] : [...declaredWords(start, { properties: { [name]: field } })];
    })
  );
  const ofQuery = queryPlan.flatMap(({ name }) => [
    ...declaredWords('query', { properties: { [name]: querySchema.properties?.[name] ?? {} } }),
  ]);
  const { role = {}, linePatterns = {} } = formSchemaOf(queryInput).properties ?? {};
  const ofDetectors = detectorDeclarations.flatMap(({ id: detector, title, description, options }) => [
    [`detectors.${detector}.title`, title] as const,
    [`detectors.${detector}.help`, description] as const,
    ...[...declaredWords(`detectors.${detector}`, formSchemaOf(options))].filter(
      ([key]) => !key.includes('.alertsPerWeek.')
    ),
  ]);
  const ofStores = upstreamKinds.flatMap(({ declare }) => {
    const { kind, description, settings } = declare();
    const properties = Object.entries(readFormSchema(settings).properties ?? {});
    return [
      [`kinds.${kind}`, description] as const,
      ...properties.flatMap(([name, field]) => {
        const start = settingsPath(kind, name).split('.').slice(0, -1).join('.');
        return ownSettings.has(name) ? [] : [...declaredWords(start, { properties: { [name]: field } })];
      }),
    ];
  });
  return new Map([
    ...asked,
    ...ofAnalyses,
    ...ofQuery,
    ...declaredWords('input', { properties: { role, linePatterns } }),
    ...ofDetectors,
    ...ofStores,
  ]);
}

describe('the texts of the data source', () => {
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

  it('say in no field that JSON is to be written', () => {
    for (const [key, text] of english()) {
      expect(key.startsWith('help.') || !/JSON/.test(text), `${key}: ${text}`).toBe(true);
    }
  });
});
