import { FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { type CovaryDataQuery } from '../../../src/datasource/covaryDataQuery';
import { withTraceLinks } from '../../../src/datasource/traceLinks';

const upstreams = [
  { name: 'metrics', kind: 'prometheus', traces: 'tempo' },
  { name: 'other', kind: 'prometheus' },
  { name: 'logs', kind: 'loki', traces: 'tempo', traceLogs: '{job=~".+"} | trace_id="$trace"' },
  { name: 'tempo', kind: 'tempo' },
];
const frame = toDataFrame({
  refId: 'A',
  fields: [
    { name: 'time', type: FieldType.time, values: [1] },
    { name: 'trace', type: FieldType.string, values: ['aa1'] },
    { name: 'share', type: FieldType.number, values: [1] },
  ],
});

/** The links of each field: what they are called and what they ask. */
function linksOf(query: Omit<CovaryDataQuery, 'refId'>) {
  const target = { refId: 'A', ...query };
  const { data } = withTraceLinks({ data: [frame] }, [target], { uid: 'covary', name: 'Covary', upstreams });
  const fields: Array<(typeof frame.fields)[number]> = data[0].fields;
  return fields.map(({ name, config }) => [
    name,
    (config.links ?? []).map(({ title, internal }) => {
      expect(internal?.datasourceUid).toBe('covary');
      const { inputs, analysis } = internal?.query ?? {};
      return [title, inputs, analysis.kind];
    }),
  ]);
}

describe('links between metrics, traces and logs', () => {
  it('series of a store that names its store of traces lead there', () => {
    const inputs = [
      { refId: 'a', upstream: 'metrics', expr: 'latency_bucket' },
      { refId: 'b', upstream: 'other', expr: 'up' },
    ];
    expect(linksOf({ inputs, analysis: { kind: 'anomaly' } })).toEqual([
      ['time', []],
      ['trace', []],
      ['share', [['Traces', [inputs[0]], 'trace']]],
    ]);
  });

  it.each([
    ['metrics', { upstream: 'metrics', expr: 'latency_bucket' }],
    ['their own store', { upstream: 'tempo', query: '{ status = error }' }],
  ])('ids of traces found by %s lead to their spans and to their lines', (_, input) => {
    const [, [, links] = []] = linksOf({ inputs: [{ refId: 'a', ...input }], analysis: { kind: 'trace' } });
    expect(links).toEqual([
      ['Trace', [{ refId: 'a', upstream: 'tempo', query: '${__value.raw}' }], 'trace'],
      ['Logs', [{ refId: 'a', upstream: 'logs', expr: '{job=~".+"} | trace_id="${__value.raw}"' }], 'aggregate'],
    ]);
  });

  it('without such stores answers stay the same', () => {
    const response = { data: [frame] };
    const target = {
      refId: 'A',
      inputs: [{ refId: 'a', upstream: 'other', expr: 'up' }],
      analysis: { kind: 'anomaly' as const },
    };
    expect(withTraceLinks(response, [target], { uid: 'covary', name: 'Covary', upstreams })).toBe(response);
  });
});
