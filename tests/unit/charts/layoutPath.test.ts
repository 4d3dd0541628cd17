import { describe, expect, it } from 'vitest';
import { layoutPath } from '../../../src/charts/path/layoutPath';

const calls = [
  { from: 'web', to: 'product' },
  { from: 'web', to: 'user' },
  { from: 'product', to: 'database' },
  { from: 'user', to: 'database' },
  { from: 'report', to: 'database' },
  { from: 'database', to: 'web' },
];
const ends = { cause: 'database', symptom: 'web' };

describe('the ways from a cause to a symptom', () => {
  it('lie in columns from the cause at the left to the symptom at the right, those beside each other below each other', () => {
    const layout = layoutPath(calls, ends, 600, 60);
    const at = new Map(layout?.nodes.map((node) => [node.service, node]));
    expect([...at.keys()].sort()).toEqual(['database', 'product', 'user', 'web']);
    const [database, product, user, web] = ['database', 'product', 'user', 'web'].map((name) => at.get(name));
    expect(database?.x).toBe(0);
    expect(product?.x).toBe(user?.x);
    expect(product?.x).toBeGreaterThan((database?.x ?? 0) + (database?.width ?? 0));
    expect((web?.x ?? 0) + (web?.width ?? 0)).toBeLessThanOrEqual(600);
    expect(user?.y).toBeGreaterThanOrEqual((product?.y ?? 0) + (product?.height ?? 0));
    expect(layout?.links.map(({ from, to }) => `${from.service} ${to.service}`).sort()).toEqual([
      'database product',
      'database user',
      'product web',
      'user web',
    ]);
  });

  it('are not drawn where there is none, where the cause shows the symptom itself, or where names would not fit', () => {
    expect(layoutPath(calls, { cause: 'report', symptom: 'web' }, 600, 60)).toBeUndefined();
    expect(layoutPath(calls, { cause: 'web', symptom: 'web' }, 600, 60)).toBeUndefined();
    expect(layoutPath(calls, ends, 240, 60)).toBeUndefined();
  });
});
