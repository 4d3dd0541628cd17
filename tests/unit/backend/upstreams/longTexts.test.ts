import { describe, expect, it } from 'vitest';
import { dependsOnRange } from '../../../../src/backend/upstreams/dependsOnRange';
import { parseSelector } from '../../../../src/backend/upstreams/demo/parseSelector';
import { interpolateFlux } from '../../../../src/backend/upstreams/influxdb/interpolateFlux';
import { interpolateInfluxQl } from '../../../../src/backend/upstreams/influxdb/interpolateInfluxQl';
import { interpolateSql } from '../../../../src/backend/upstreams/influxdb/interpolateSql';
import { fluxRefusal } from '../../../../src/backend/upstreams/readOnly/fluxRefusal';
import { influxQlRefusal } from '../../../../src/backend/upstreams/readOnly/influxQlRefusal';
import { sqlRefusal } from '../../../../src/backend/upstreams/readOnly/sqlRefusal';
import { isLogQuery } from '../../../../src/backend/upstreams/loki/isLogQuery';
import { selectorsIn } from '../../../../src/backend/upstreams/prometheus/selectorsIn';
import { pinRange } from '../../../../src/backend/upstreams/prometheus/pinRange';
import { seriesName } from '../../../../src/backend/upstreams/seriesName';
import { parseLogLine } from '../../../../src/core/logs/parseLogLine';
import { readExpression } from '../../../../src/core/rootcause/roles/readExpression';
import { roleOfSeries } from '../../../../src/core/rootcause/roles/roleOfSeries';
import { serviceOfLabels } from '../../../../src/core/rootcause/serviceOfLabels';
import { urlRefusal } from '../../../../src/protocol/urlRefusal';

/** Some times as long as any text may be: what takes time by the square of it takes minutes. */
const length = 200_000;
const mostMs = 5000;
const scope = { fromMs: 0, toMs: 600_000, stepMs: 60_000 };

/** What is done here to texts that a user writes, or a store. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  readExpression,
  roleOfSeries: (text) => roleOfSeries({ name: 'a', metric: 'a', expression: undefined, legend: text }),
  seriesName: (text) => seriesName({ a: 'b' }, text),
  interpolateFlux: (text) => interpolateFlux(text, scope),
  interpolateInfluxQl: (text) => interpolateInfluxQl(text, scope),
  interpolateSql: (text) => interpolateSql(text, scope),
  influxQlRefusal,
  fluxRefusal,
  sqlRefusal,
  pinRange: (text) => pinRange(text, scope),
  selectorsIn,
  dependsOnRange,
  parseLogLine,
  isLogQuery,
  parseSelector,
  serviceOfLabels: (text) => serviceOfLabels({ service: text, pod: text, job: text, instance: text, container: text }),
  urlRefusal,
};

const pieces = ['{', '{{a', '[', '(', '${', '$__', '"', '\\"', '"a', "'", '`', '/', '#', '//', '/*', ' ', 'a-', '0-'];
const morePieces = [
  'a.',
  '==',
  '=~"',
  '|=',
  '1.',
  '@ start(',
  'by (',
  'sum(',
  '@',
  'http://',
  'GROUP BY ',
  'time(',
  '1 1',
  'a:1',
  'a=b ',
];
const wraps = ['<34>Oct 11 22:14:15 host su: ', '<34>1 2026-01-05T00:00:00Z host app 1 ID - '];

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('is done with a long text in time that grows as its length does', () => {
    for (const piece of [...pieces, ...morePieces, ...wraps]) {
      for (const begin of ['', 'up{a="']) {
        const startMs = performance.now();
        read(begin + piece.repeat(length / piece.length));
        expect([piece, performance.now() - startMs < mostMs]).toEqual([piece, true]);
      }
    }
  });
});
