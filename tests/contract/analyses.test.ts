import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { QueryError } from '../../src/backend/queryError';
import { runQuery } from '../../src/backend/query/answer/runQuery';
import { type Upstream } from '../../src/backend/upstreams/upstream';
import { success } from '../../src/core/result';
import { type LabelledSeries } from '../../src/core/series/labelledSeries';
import { parseQuery } from '../../src/protocol/parseQuery';
import { analysis } from '../../src/protocol/query';

const text = readFileSync('docs/analyses.md', 'utf8');
const stepMs = 60_000;
const count = 200;
const fromMs = 20_480 * 86_400_000;

function exampleOf(kind: string): unknown {
  const section = text.slice(text.indexOf(`\n## ${kind}\n`));
  return JSON.parse(/^```json\n(.*?)^```/ms.exec(section)?.[1] ?? 'null');
}

function seriesOf(values: readonly number[], name = 'a'): LabelledSeries {
  const times = Float64Array.from(values, (_, i) => fromMs + i * stepMs);
  return { name, labels: { service: name }, times, values: Float64Array.from(values) };
}

const shapes: ReadonlyArray<readonly [string, readonly LabelledSeries[]]> = [
  ['no series', []],
  ['one value', [seriesOf([1])]],
  ['nothing but gaps', [seriesOf(new Array<number>(count).fill(NaN))]],
  ['constant series', ['a', 'b'].map((name) => seriesOf(new Array<number>(count).fill(7), name))],
];

function storeOf(series: readonly LabelledSeries[]): Upstream {
  return {
    queryRange: ({ input }) => Promise.resolve({ series, warnings: [], executed: input.expr ?? '' }),
    health: () => Promise.resolve('a double'),
    close: () => Promise.resolve(),
  };
}

describe.each(analysis.options.map((schema) => schema.shape.kind.value))('%s', (kind) => {
  it('has its row in the table of docs/analyses.md, which leads to its section', () => {
    expect(text).toContain(`| [\`${kind}\`](#${kind.toLowerCase()})`);
  });

  it.each(shapes)('answers %s, or says in words why it cannot', async (_, series) => {
    const parsed = parseQuery(exampleOf(kind));
    if (!parsed.ok) {
      throw new Error(parsed.error);
    }
    if (kind === 'trace') {
      return;
    }
    const names = parsed.value.inputs.map(({ upstream }) => upstream ?? 'first');
    const upstreams = new Map(names.map((name) => [name, success(storeOf(series))]));
    const asked = { refId: 'A', queryType: '', model: exampleOf(kind), intervalMs: stepMs, maxDataPoints: 1000 };
    for (const isFromAlert of [false, true]) {
      const query = { ...asked, fromMs, toMs: fromMs + count * stepMs };
      const answer = runQuery(query, upstreams, isFromAlert, new AbortController().signal);
      const frames = await answer.catch((error: unknown) => {
        expect(error).toBeInstanceOf(QueryError);
        expect(error).toHaveProperty('message', expect.stringMatching(/\w+ \w+ \w+/));
        return [];
      });
      for (const { fields } of frames) {
        expect(new Set(fields.map(({ values }) => values.length)).size).toBeLessThanOrEqual(1);
      }
    }
  });
});
