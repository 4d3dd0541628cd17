import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'glob';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { budgetSettings } from '../../../src/backend/budget/budgets';
import { openUpstreams } from '../../../src/backend/query/instances/openUpstreams';
import { upstreamKinds } from '../../../src/backend/upstreams/registry';
import { parseQuery } from '../../../src/protocol/parseQuery';
import { askDemo, hourMs, slowdown } from '../backend/query/analyses/askDemo';
import { datasourceSettings } from '../backend/instanceContext';

const read = (file: string): string => readFileSync(file, 'utf8');
const blocksOf = (file: string, language: string): readonly string[] =>
  [...read(file).matchAll(new RegExp(`^ *\`\`\`${language}\n(.*?)^ *\`\`\``, 'gms'))].map(([, text = '']) => text);

const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));

describe('the documentation', () => {
  it('has every page in its list', () => {
    const list = read('docs/README.md');
    // Lists of what was attacked belong to SECURITY.md.
    const missing = pages.filter((page) => page !== 'README.md' && !list.includes(`(${page})`));
    expect(missing).toEqual(['security-attacks.md', 'security-faults.md']);
  });

  it.each(['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...pages.map((page) => `docs/${page}`)])(
    '%s leads to what is there',
    (page) => {
      const targets = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
      for (const target of targets.filter((one) => !/^https?:/.test(one))) {
        const [file = '', anchor] = target.split('#');
        const found = file === '' ? page : path.join(path.dirname(page), file);
        expect(existsSync(found), `${page}: ${target}`).toBe(true);
        if (anchor !== undefined && found.endsWith('.md')) {
          const anchors = [...read(found).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => slug(title));
          expect(anchors, `${page}: ${target}`).toContain(anchor);
        }
      }
    }
  );

  it('is led to from the plugin’s page in Grafana by addresses that its cleaning of HTML lets through', () => {
    const served = './public/plugins/covary-observability-app/docs/';
    const targets = [...read('src/README.md').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    expect(targets.length).toBeGreaterThan(3);
    for (const target of targets) {
      expect(target.startsWith(served), target).toBe(true);
      const name = target.slice(served.length);
      const sources = [`docs/${name}`, `docs/${name.replace('.html', '.md')}`, name.replace('.html', '.md')];
      expect(sources.some(existsSync), target).toBe(true);
    }
  });
});

/** How a page calls a heading. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

describe('docs/settings.md', () => {
  const text = read('docs/settings.md');
  const schema = z.looseObject({
    properties: z.record(z.string(), z.looseObject({ default: z.unknown().optional() })),
  });

  it.each(upstreamKinds.map((kind) => [kind.kind, kind] as const))('has every setting of %s', (_, kind) => {
    const { properties } = schema.parse(kind.declare().settings);
    expect(Object.keys(properties).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    expect(text).toContain(`\`${kind.kind}\``);
    for (const [name, { default: value }] of Object.entries(properties)) {
      if (typeof value === 'number') {
        expect(text).toMatch(new RegExp(`\`${name}\` *\\| ${value} `));
      }
    }
  });

  it('names every setting of the server that the backend reads', () => {
    const source = globSync('src/backend/**/*.ts').map(read).join('\n');
    const names = [...source.matchAll(/\bGF_PLUGIN_([A-Z_]+)'/g)].map(([, name = '']) => name.toLowerCase());
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    expect(Object.values(budgetSettings).every(({ setting }) => setting.startsWith('max_'))).toBe(true);
  });
});

describe('docs/troubleshooting.md', () => {
  it('quotes messages that there are', () => {
    const source = globSync('src/{backend,core,protocol}/**/*.ts').map(read).join('\n');
    const quoted = [...read('docs/troubleshooting.md').matchAll(/^\| `([^`]+)`(?:, `([^`]+)`)? /gm)].flatMap(
      ([, first = '', second]) => [first, ...(second === undefined ? [] : [second])]
    );
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter((message) => !source.includes(message))).toEqual([]);
  });
});

describe('docs/install.md', () => {
  const text = read('docs/install.md');

  it('allows every plugin of the package, wherever it lists them', () => {
    const ids = globSync('src/**/plugin.json').map(
      (file) => z.looseObject({ id: z.string() }).parse(JSON.parse(read(file))).id
    );
    const lists = [...text.matchAll(/(?:allow_loading_unsigned_plugins(?: =|:)|UNSIGNED_PLUGINS:) (\S+)/g)];
    expect(lists).toHaveLength(3);
    for (const [, list = ''] of lists) {
      expect(list.split(',').sort()).toEqual([...ids].sort());
    }
  });

  it('has YAML that can be read, and a data source that opens', () => {
    const [compose, helm, provisioned] = blocksOf('docs/install.md', 'yaml').map((block): unknown => parse(block));
    expect(compose).toHaveProperty('services.grafana.image', 'grafana/grafana:12.3.0-ubuntu');
    expect(helm).toHaveProperty('extraInitContainers[0].volumeMounts[0].mountPath', '/plugins');
    const { datasources } = z
      .object({
        datasources: z.array(
          z.looseObject({ jsonData: z.unknown(), secureJsonData: z.record(z.string(), z.string()) })
        ),
      })
      .parse(provisioned);
    for (const { jsonData, secureJsonData } of datasources) {
      const opened = openUpstreams(datasourceSettings({ jsonData, secrets: new Map(Object.entries(secureJsonData)) }));
      expect([...opened].map(([name, { ok }]) => [name, ok])).toEqual([['prometheus', true]]);
    }
  });
});

describe.each(['docs/alerting-cookbook.md', 'docs/tour.md'])('%s', (file) => {
  it.each(blocksOf(file, 'json').map((block, i) => [i + 1, block] as const))(
    'has an example %i that a rule can run',
    async (_, block) => {
      const query: unknown = JSON.parse(block);
      expect(parseQuery(query)).toMatchObject({ ok: true });
      const range = { fromMs: slowdown.fromMs - hourMs / 2, toMs: slowdown.fromMs + 300_000, isFromAlert: true };
      const frames = await askDemo(query, range);
      const numbers = frames.flatMap(({ fields }) => fields.filter(({ type }) => type === 'number'));
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers.every(({ values }) => values.length > 0)).toBe(true);
    },
    60_000
  );
});
