import { describe, expect, it } from 'vitest';
import { labelExpression } from '../../../../src/backend/upstreams/demo/labelExpression';

describe('labelExpression', () => {
  it.each(['a|b', '.*-node-0[1-4]', '(web|db)-.+', '(?:user|product)-service', '[)*]+x', '\\)*', 'x?y{2,3}'])(
    'takes %s',
    (text) => {
      expect(labelExpression(text).ok).toBe(true);
    }
  );

  it.each(['(a+)+$', '(a|a)*b', '(x+x+){2,}y', '(?=a)b', '(a)\\1', 'a*a*a*a*a*b', 'x'.repeat(501), '(', '(.*)*[)]'])(
    'refuses %s',
    (text) => {
      expect(labelExpression(text).ok).toBe(false);
    }
  );

  it('matches whole values', () => {
    const found = labelExpression('web');
    expect(found.ok && [found.value.test('web'), found.value.test('web-1')]).toEqual([true, false]);
  });
});
