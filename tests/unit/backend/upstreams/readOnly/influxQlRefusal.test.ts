import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { influxQlRefusal } from '../../../../../src/backend/upstreams/readOnly/influxQlRefusal';

describe('influxQlRefusal', () => {
  it.each([
    'SELECT mean("value") FROM "cpu" WHERE time >= 0ms and time <= 9ms GROUP BY time(60000ms), "host" fill(null)',
    'select value / 2, value from cpu ; ',
    '  -- a comment; DROP DATABASE x\nSELECT v FROM m',
    '/* DROP DATABASE x; */ SELECT v FROM m',
    `SELECT v FROM m WHERE host = 'a;b INTO c' AND "INTO" =~ /into; x/`,
    String.raw`SELECT v FROM m WHERE host = 'it\'s; DROP' AND path =~ /a\/b; c/`,
    'SELECT v FROM "db"."rp"./cpu|mem/',
    'SELECT v FROM (SELECT mean(a) / mean(b) AS v FROM m GROUP BY host)',
    'SHOW TAG VALUES FROM cpu WITH KEY = "host"',
    'EXPLAIN ANALYZE SELECT v FROM m',
    'SELECT "größe" FROM "größe" WHERE ort = \'Köln\'',
  ])('lets %j pass', (query) => {
    expect(influxQlRefusal(query)).toBeUndefined();
  });

  it.each([
    ['DROP MEASUREMENT "x"', /begins with "DROP"/],
    ['SELECT v FROM m; DELETE FROM "x"', /only one statement/],
    ['SELECT v FROM m;;DELETE FROM "x"', /only one statement/],
    ['SELECT v INTO copy FROM m', /INTO writes/],
    ['SELECT v/**/into/**/copy FROM m', /INTO writes/],
    ['EXPLAIN ANALYZE SELECT v INTO copy FROM m', /INTO writes/],
    ['/* */ DELETE FROM m', /begins with "DELETE"/],
    ['-- nothing\rDROP DATABASE shop', /begins with "DROP"/],
    ['KILL QUERY 3', /begins with "KILL"/],
    ['"SELECT" v FROM m', /begins with/],
    ['SELECT v FROM m\u0000; DROP DATABASE x', /control character/],
    // A slash after a source begins a regular expression there, of which the quote is a part.
    [`SELECT v FROM a /'/; DROP MEASUREMENT x; SELECT '' FROM a`, /only one statement/],
    [`SELECT v FROM /'/ ; DROP MEASUREMENT x -- '`, /only one statement/],
    [`SELECT a / b FROM m WHERE x =~ /y/; DROP MEASUREMENT z -- /`, /only one statement/],
    [`SELECT v FROM m -- it's\r; DROP MEASUREMENT z -- '`, /only one statement/],
  ])('refuses %j', (query, reason) => {
    expect(influxQlRefusal(query)).toMatch(reason);
  });

  it('refuses a second statement wherever a reading one ends, whatever the space between', () => {
    const space = fc.stringMatching(/^(?: |\t|\n|\r|;|\/\*[a-z';"]*\*\/|--[a-z '";/]*\n)*$/);
    const write = fc.constantFrom('DROP SERIES FROM x', 'DELETE FROM x', 'CREATE DATABASE y', 'GRANT ALL TO z');
    const read = fc.constantFrom('SELECT v FROM m', `SELECT a/b FROM "m" WHERE c = 'd'`, 'SHOW DATABASES');
    fc.assert(
      fc.property(read, space, write, (first, between, second) => {
        expect(influxQlRefusal(`${first};${between}${second}`)).toMatch(/only one statement/);
      })
    );
  });

  it('takes time that grows with the text, not with its square', () => {
    const texts = ['/\\', '"\\', "/'", '/*', '/ ', '--\n'].map((part) => `SELECT ${part.repeat(20_000)}`);
    const startMs = performance.now();
    texts.forEach((text) => influxQlRefusal(text));
    // Squares would be minutes.
    expect(performance.now() - startMs).toBeLessThan(20_000);
  }, 30_000);
});
