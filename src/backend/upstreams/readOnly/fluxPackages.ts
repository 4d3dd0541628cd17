/**
 * The packages of Flux that read and compute. Packages that send (http, mqtt, kafka, slack …), that run statements of
 * other stores (sql), that read secrets or files, or that are not known here may not be imported.
 */
export const readingFluxPackages: ReadonlySet<string> = new Set([
  'array',
  'bitwise',
  'contrib/RohanSreerama5/naiveBayesClassifier',
  'contrib/anaisdg/anomalydetection',
  'contrib/anaisdg/statsmodels',
  'contrib/bonitoo-io/hex',
  'contrib/jsternberg/aggregate',
  'contrib/jsternberg/influxdb',
  'contrib/jsternberg/math',
  'contrib/jsternberg/rows',
  'contrib/qxip/hash',
  'contrib/tomhollingworth/events',
  'date',
  'date/boundaries',
  'dict',
  'experimental',
  'experimental/aggregate',
  'experimental/array',
  'experimental/bitwise',
  'experimental/date/boundaries',
  'experimental/dynamic',
  'experimental/geo',
  'experimental/json',
  'experimental/oee',
  'experimental/polyline',
  'experimental/query',
  'experimental/record',
  'experimental/table',
  'experimental/universe',
  'generate',
  'influxdata/influxdb',
  'influxdata/influxdb/monitor',
  'influxdata/influxdb/sample',
  'influxdata/influxdb/schema',
  'influxdata/influxdb/tasks',
  'influxdata/influxdb/v1',
  'interpolate',
  'join',
  'json',
  'math',
  'profiler',
  'regexp',
  'runtime',
  'sampledata',
  'strings',
  'system',
  'timezone',
  'types',
]);

/** What writes in packages that otherwise read. */
export const writingFluxMembers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['experimental', new Set(['to'])],
  ['influxdata/influxdb', new Set(['to', 'wideTo'])],
  ['influxdata/influxdb/monitor', new Set(['check', 'notify', 'write', 'log'])],
]);

/** What writes without an import. */
export const writingFluxGlobals: ReadonlySet<string> = new Set(['to', 'wideTo']);
