import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrate as clusters } from '../../../src/panels/clusters/migrate';
import { migrate as correlation } from '../../../src/panels/correlation/migrate';
import { migrate as dendrogram } from '../../../src/panels/dendrogram/migrate';
import { migrate as pairplot } from '../../../src/panels/pairplot/migrate';
import { migrate as violin } from '../../../src/panels/violin/migrate';

/** The defaults of version 1: Grafana saves a panel with all of its options. */
const saved = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .parse(JSON.parse(readFileSync('tests/fixtures/version1/panelOptions.json', 'utf8')));
const migrations = { clusters, correlation, dendrogram, pairplot, violin };

describe('a panel that was saved in version 1', () => {
  it.each(Object.keys(saved))('looks as it did, whatever the defaults are now: %s', (name) => {
    const [, migrate] = Object.entries(migrations).find(([known]) => known === name) ?? [];
    const options = saved[name] ?? {};
    const panel = { id: 1, options: { ...options }, fieldConfig: { defaults: {}, overrides: [] } };
    const migrated = z
      .record(z.string(), z.unknown())
      .parse(migrate === undefined ? {} : Reflect.apply(migrate, undefined, [panel]));
    expect(migrated).toMatchObject(options);
    const added = Object.entries(migrated).filter(([option]) => !(option in options));
    // What came since shows nothing until somebody writes it.
    expect(added.every(([, value]) => value === '')).toBe(true);
  });
});
