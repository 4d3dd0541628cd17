import { describe, expect, it } from 'vitest';
import { sqlRefusal } from '../../../../../src/backend/upstreams/readOnly/sqlRefusal';

describe('sqlRefusal', () => {
  it.each([
    'SELECT time, host, usage FROM cpu WHERE host = \'a; DROP\' AND "update" > 1 / 2;',
    'WITH a AS (SELECT 1) SELECT * FROM a -- ; DELETE FROM a',
    '(SELECT 1) UNION ALL (SELECT 2)',
    '/* hint; */ SHOW TABLES',
    'EXPLAIN ANALYZE SELECT 1',
    "SELECT date_bin(INTERVAL '1 minute', time) AS t, 'it''s' FROM cpu",
  ])('lets %j pass', (query) => {
    expect(sqlRefusal(query)).toBeUndefined();
  });

  it.each([
    ['DROP TABLE cpu', /begins with "DROP"/],
    ['SELECT 1; DELETE FROM cpu', /only one statement/],
    ['EXPLAIN ANALYZE INSERT INTO cpu VALUES (1)', /"INSERT" is a word/],
    ['WITH a AS (DELETE FROM cpu RETURNING *) SELECT 1', /"DELETE" is a word/],
    ['SELECT * INTO copy FROM cpu', /"INTO" is a word/],
    ["SELECT '\\'; DROP TABLE cpu -- '", /backslash/],
    ["SELECT $$'$$; DROP TABLE cpu -- '", /cannot be checked/],
    ['SELECT `a', /cannot be checked/],
    ["SELECT 'a", /cannot be checked/],
    ['SELECT /* /* */ 1 */ 2', /comment/],
    ['SELECT 1 /* ', /comment/],
  ])('refuses %j', (query, reason) => {
    expect(sqlRefusal(query)).toMatch(reason);
  });
});
