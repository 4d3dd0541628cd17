import { describe, expect, it } from 'vitest';
import { labelExpression } from '../../../../src/backend/upstreams/demo/labelExpression';

function matches(expression: string, text: string): boolean {
  const found = labelExpression(expression);
  return found.ok && found.value(text);
}

describe('labelExpression', () => {
  it.each([
    ['a|b', 'b'],
    ['.*-node-0[1-4]', 'web-node-03'],
    ['(web|db)-.+', 'db-1'],
    ['(?:user|product)-service', 'user-service'],
    ['[)*]+x', ')*x'],
    ['(a+)+', 'aaa'],
    ['x?y{2,3}', 'yyy'],
    ['(?i)WEB', 'web'],
    ['a.b', 'a\nb'],
    ['\\pL+', 'größe'],
  ])('%s matches %s', (expression, text) => {
    expect(matches(expression, text)).toBe(true);
  });

  it.each([
    ['web', 'web-1'],
    ['web', 'a-web'],
    ['a|b', 'ab'],
  ])('%s does not match %s, since it means the whole', (expression, text) => {
    expect(matches(expression, text)).toBe(false);
  });

  it.each([
    ['(?=a)b', 'is not valid'],
    ['(a)\\1', 'is not valid'],
    ['(', 'is not valid'],
    ['x'.repeat(501), '501 characters'],
    ['a{101}', 'repeats 101 times'],
    ['a{2,900}', 'repeats 900 times'],
  ])('refuses %s', (expression, reason) => {
    const found = labelExpression(expression);
    expect(found.ok ? '' : found.error).toContain(reason);
  });

  // JavaScript's own expressions take longer than anybody waits for each of these.
  it.each(['(a+)+', '(a|a|a)'.repeat(60), 'a?'.repeat(249), 'a*'.repeat(249), '((a{1,9}){1,9}){1,9}'])(
    'is done with %s',
    (expression) => {
      expect(matches(`${expression}Z`, 'a'.repeat(60))).toBe(false);
    }
  );
});
