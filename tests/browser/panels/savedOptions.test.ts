import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { migrate as clusters } from '../../../src/panels/clusters/migrate';
import { migrate as correlation } from '../../../src/panels/correlation/migrate';
import { migrate as dendrogram } from '../../../src/panels/dendrogram/migrate';
import { migrate as pairplot } from '../../../src/panels/pairplot/migrate';
import { migrate as violin } from '../../../src/panels/violin/migrate';
import { optionsOfVersion1 as saved } from './optionsOfVersion1';

const migrations = { clusters, correlation, dendrogram, pairplot, violin };

describe('a panel that was saved in version 1', () => {
  it.each(Object.keys(saved))('looks as it did, whatever the defaults are now: %s', (name) => {
    const [, migrate] = Object.entries(migrations).find(([known]) => known === name) ?? [];
    const former = saved[name] ?? {};
    const panel = { id: 1, options: { ...former }, fieldConfig: { defaults: {}, overrides: [] } };
    const migrated = z
      .record(z.string(), z.unknown())
      .parse(migrate === undefined ? {} : Reflect.apply(migrate, undefined, [panel]));
    expect(migrated).toMatchObject(former);
    const added = Object.entries(migrated).filter(([option]) => !(option in former));
    // What came since shows nothing until somebody writes it.
    expect(added.every(([, value]) => value === '')).toBe(true);
  });
});
