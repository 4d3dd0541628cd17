import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve('src/panels');
const panels = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'plugin.json')));
const read = (file: string) => readFileSync(path.resolve(file), 'utf8');

/** What docs/adding-a-panel.md asks for beside the panel's folder, and is easily forgotten. */
describe.each(panels)('the %s panel', (panel) => {
  const { id, name } = JSON.parse(read(`src/panels/${panel}/plugin.json`));

  it.each(['plugin.json', 'module.ts', 'options.ts', 'migrate.ts', 'suggestions.ts', 'img/logo.svg'])(
    'has %s',
    (file) => {
      expect(existsSync(path.join(folder, panel, file))).toBe(true);
    }
  );

  it('is included in the app', () => {
    expect(JSON.parse(read('src/plugin.json')).includes).toContainEqual({ type: 'panel', name });
  });

  it.each(['README.md', 'docker-compose.yaml'])('may be loaded unsigned by %s', (file) => {
    const lists = read(file)
      .split('\n')
      .filter((line) => line.includes('covary-analysis-datasource,'));
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.filter((line) => !line.split(/[\s,=]+/).includes(id))).toEqual([]);
  });

  it('has a size limit', () => {
    const limits: ReadonlyArray<{ readonly path: string }> = JSON.parse(read('package.json'))['size-limit'];
    expect(limits.map((limit) => limit.path)).toContain(`dist/panels/${panel}/module.js`);
  });

  it('has a row in docs/panels.md', () => {
    expect(read('docs/panels.md')).toMatch(new RegExp(`^\\| \\*\\*.*\\*\\* \`${id}\``, 'm'));
  });

  it('has stories, one of them without data', () => {
    const stories = path.resolve('workbench/stories');
    const own = readdirSync(stories)
      .map((file) => readFileSync(path.join(stories, file), 'utf8'))
      .filter((source) => source.includes(`panelId = '${id}'`))
      .join('\n');
    expect(own.match(/\bid: '/g)?.length ?? 0).toBeGreaterThan(3);
    expect(own).toContain('frames: []');
  });
});
