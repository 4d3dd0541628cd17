import { describe, expect, it } from 'vitest';
import { callPath } from '../../../src/core/rootcause/graph/callPath';
import { confidenceWord } from '../../../src/core/rootcause/ranking/confidenceWord';
import { readRootCause } from '../../../src/frames/grafana/readRootCause';
import { reportText } from '../../../src/app/investigation/reportText';

const calls = [
  { from: 'web', to: 'product' },
  { from: 'web', to: 'user' },
  { from: 'product', to: 'database' },
  { from: 'user', to: 'database' },
  { from: 'database', to: 'web' },
];

describe('the way of a failure', () => {
  it('goes against the calls, the shortest way, though they form a circle', () => {
    expect(callPath(calls, 'database', 'web')).toEqual(['database', 'product', 'web']);
    expect(callPath(calls, 'web', 'product')).toEqual(['web', 'database', 'product']);
  });

  it('is the service alone where it shows the symptom itself, and nothing where none leads there', () => {
    expect(callPath(calls, 'web', 'web')).toEqual(['web']);
    expect(callPath(calls, 'cache', 'web')).toEqual([]);
  });
});

describe('a report', () => {
  it('has the answer first, then suspects, path, remarks and the link', () => {
    const text = reportText({
      symptom: 'web latency',
      symptomService: 'web',
      frameLine: 'Window 10:25–10:45',
      notices: ['2 series were left out'],
      link: 'http://grafana/a/b?c=d',
      answer: {
        ...readRootCause([]),
        sentence: 'database: latency rose',
        calls,
        suspects: [
          {
            service: 'database',
            confidence: 0.96,
            finding: 'latency rose | from 11 to 120',
            explains: [],
            explainedBy: '',
            against: [],
            change: '',
            metrics: [],
            row: 0,
          },
        ],
      },
    });
    expect(text).toBe(
      [
        '**database: latency rose**',
        '',
        'Symptom: web latency. Window 10:25–10:45',
        '',
        '| suspect | confidence | evidence |',
        '| --- | --- | --- |',
        '| database | 96 %, likely | latency rose \\| from 11 to 120 |',
        '',
        'Path: database → product → web',
        '',
        '- 2 series were left out',
        '',
        'http://grafana/a/b?c=d',
        '',
      ].join('\n')
    );
  });

  it.each([
    [0.8, 'likely'],
    [0.79, 'possible'],
    [0.5, 'possible'],
    [0.2, 'weak'],
    [0.19, 'unlikely'],
  ])('calls a confidence of %d %s', (confidence, word) => {
    expect(confidenceWord(confidence)).toBe(word);
  });
});
