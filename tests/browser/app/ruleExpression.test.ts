import { describe, expect, it } from 'vitest';
import { ruleExpression } from '../../../src/app/rules/ruleExpression';

describe('an expression of a dashboard as a rule holds it', () => {
  it.each([
    ['rate(x[$__rate_interval])', 'rate(x[4m])'],
    ['rate(x[${__rate_interval}]) + rate(y[[[__interval]]])', 'rate(x[4m]) + rate(y[1m])'],
    ['x[${__interval:raw}]', 'x[1m]'],
    ['x * $__interval_ms / ${__rate_interval_ms}', 'x * 60000 / 240000'],
  ])('%s', (expr, expected) => {
    expect(ruleExpression(expr, 60_000)).toBe(expected);
  });
});
