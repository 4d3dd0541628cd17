import { createDataFrame, FieldType } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { unusualSeries } from '../../../src/app/pages/investigate/unusualSeries';
import { readRootCause } from '../../../src/frames/grafana/readRootCause';

const text = (name: string, values: readonly string[]) => ({ name, type: FieldType.string, values: [...values] });
const number = (name: string, values: readonly number[]) => ({ name, type: FieldType.number, values: [...values] });

describe('the answer of a root-cause query in the format "report"', () => {
  it('is read from its tables: suspects with their own metrics, and who calls whom', () => {
    const services = createDataFrame({
      name: 'root causes',
      meta: {
        custom: { sentence: 'database: latency rose', method: 'combined' },
        notices: [
          { severity: 'warning', text: 'input http-2 returned no series' },
          { severity: 'info', text: 'database: latency rose' },
        ],
      },
      fields: [
        text('service', ['database', 'web']),
        number('confidence', [0.9, 0.1]),
        text('finding', ['latency rose', 'followed']),
        text('explains', ['user, web', '']),
        text('explained by', ['', 'database']),
      ],
    });
    const metrics = createDataFrame({
      name: 'suspect metrics',
      fields: [
        text('metric', ['database latency', 'web latency']),
        text('service', ['database', 'web']),
        text('input', ['a', 'b']),
        number('shift', [40, 20]),
        number('baseline', [11, 100]),
        number('peak', [120, 600]),
        text('onset', ['2026-11-28T10:25:00.000Z', '']),
      ],
    });
    const edges = createDataFrame({ name: 'edges', fields: [text('source', ['web']), text('target', ['database'])] });
    const answer = readRootCause([services, metrics, edges]);
    expect(answer.sentence).toBe('database: latency rose');
    expect(answer.calls).toEqual([{ from: 'web', to: 'database' }]);
    expect(answer.suspects).toMatchObject([
      {
        service: 'database',
        confidence: 0.9,
        explains: ['user', 'web'],
        explainedBy: '',
        metrics: [{ name: 'database latency', inputRefId: 'a', onsetMs: Date.UTC(2026, 10, 28, 10, 25), peak: 120 }],
      },
      { service: 'web', explains: [], explainedBy: 'database', metrics: [{ name: 'web latency', onsetMs: NaN }] },
    ]);
  });

  it('names nobody where there are no tables', () => {
    expect(readRootCause([])).toMatchObject({ sentence: '', suspects: [], calls: [], frame: undefined });
  });
});

describe('the unusual series of an answer', () => {
  it('are each at its worst, the worst first', () => {
    const events = createDataFrame({
      fields: [
        number('time', [1, 2, 3]),
        number('timeEnd', [2, 3, 4]),
        text('title', ['a', 'b', 'a']),
        text('text', ['one', 'two', 'three']),
        text('agreeing', ['', '', '']),
        number('score', [2, 3, 5]),
      ],
    });
    expect(unusualSeries([events])).toMatchObject([
      { series: 'a', sentence: 'three', startMs: 3, endMs: 4, peakScore: 5 },
      { series: 'b', sentence: 'two', peakScore: 3 },
    ]);
  });
});
