import { existsSync, readFileSync } from 'node:fs';
import { globSync } from 'glob';
import { describe, expect, it } from 'vitest';

const pages = [...globSync('docs/adding-*.md'), 'docs/architecture.md', 'CONTRIBUTING.md'];
const sources = globSync('src/**/*.{ts,tsx}').map((path) => path.replace(/\.tsx?$/, ''));

describe.each(pages)('%s', (page) => {
  const text = readFileSync(page, 'utf8');

  it('names files and folders that there are', () => {
    const named = [...text.matchAll(/`((?:src|tests|workbench|benchmarks|scripts)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path
    );
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('imports what there is in its skeletons', () => {
    const imported = [...text.matchAll(/from '((?:\.\.\/)+)([\w./-]+)'/g)].map(([, , path = '']) => path);
    expect(imported.filter((path) => !sources.some((source) => source.endsWith(`/${path}`)))).toEqual([]);
  });
});
