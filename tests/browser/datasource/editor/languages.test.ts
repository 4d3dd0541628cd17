import { type CompletionResult, CompletionContext, type CompletionSource } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { askedInFlux } from '../../../../src/datasource/editor/inputs/languages/fluxSupport';
import { languageSupport } from '../../../../src/datasource/editor/inputs/languageSupport';
import { askedInSelector } from '../../../../src/datasource/editor/inputs/languages/logQlSupport';
import { askedInSelect } from '../../../../src/datasource/editor/inputs/languages/selectSupport';
import { type QueryLanguage } from '../../../../src/protocol/upstreamKinds';

const store = {
  metrics: () => Promise.resolve(['cpu', 'mem']),
  labels: (match?: string) => Promise.resolve(match === undefined ? ['app', 'host', '__name__'] : [`of ${match}`]),
  values: (label: string, match?: string) => Promise.resolve([`${label} ${match ?? 'any'}`]),
};

/** What is offered where a text ends in `|`. */
async function offered(language: QueryLanguage, text: string, isExplicit = false): Promise<readonly string[]> {
  const state = EditorState.create({ doc: text, extensions: [languageSupport(language, store)] });
  const context = new CompletionContext(state, text.length, isExplicit);
  const sources = state.languageDataAt<CompletionSource>('autocomplete', text.length);
  const results: Array<CompletionResult | null> = await Promise.all(sources.map((source) => source(context)));
  return results.flatMap((result) => (result?.options ?? []).map(({ label }) => label));
}

describe('completion of LogQL', () => {
  it.each([
    ['{', ['app', 'host']],
    ['rate({app="', ['app any']],
    ['rate({app="a", ho', ['of {app="a"}']],
    ['{app=~"a|b", host="', ['host {app=~"a|b"}']],
  ])('out of the store: %s', async (text, names) => {
    expect(await offered('logql', text)).toEqual(names);
  });

  it('offers functions where an expression begins, stages behind a bar, macros, and nothing in texts', async () => {
    expect(await offered('logql', 'sum(ra')).toContain('rate');
    expect(await offered('logql', '{app="a"} | js')).toContain('json');
    expect(await offered('logql', '{app="a"} |= "{host="')).toEqual([]);
    expect(await offered('logql', 'rate({app="a"}[$__')).toContain('$__interval');
    expect(await offered('logql', '', true)).toContain('count_over_time');
    expect(await offered('logql', '')).toEqual([]);
  });

  it('knows which selector is open', () => {
    expect(askedInSelector('{a="}", b="x')).toMatchObject({ what: 'values', label: 'b', match: '{a="}"}', from: 11 });
    expect(askedInSelector('{a="x"} ')).toBeUndefined();
    expect(askedInSelector('')).toBeUndefined();
  });
});

describe('completion of InfluxQL and SQL', () => {
  it('offers measurements, tags and values out of the store, and words', async () => {
    expect(await offered('influxql', 'SELECT mean(v) FROM c')).toEqual(expect.arrayContaining(['cpu', 'mem']));
    expect(await offered('influxql', 'SELECT mean(v) FROM cpu WHERE ho')).toEqual(expect.arrayContaining(['of cpu']));
    expect(await offered('influxql', `SELECT v FROM "cpu" WHERE "host" = '`)).toContain('host cpu');
    expect(await offered('influxql', 'SELECT holt')).toContain('HOLT_WINTERS');
    expect(await offered('influxql', 'SELECT v FROM cpu WHERE $')).toContain('$timeFilter');
    expect(await offered('sql', 'SELECT date_b')).toContain('DATE_BIN');
    expect(await offered('sql', 'SELECT time FROM cpu WHERE $')).toContain('$__timeFilter(time)');
  });

  it('knows a value in a list', () => {
    expect(askedInSelect("SELECT v FROM cpu WHERE host IN ('a', 'b")).toMatchObject({
      what: 'values',
      label: 'host',
      match: 'cpu',
    });
    expect(askedInSelect('SELECT v ')).toBeUndefined();
  });
});

describe('completion of Flux', () => {
  it('offers functions behind the pipe, tags and their values', async () => {
    expect(await offered('flux', 'from(bucket: "b") |> ran')).toContain('range');
    expect(await offered('flux', 'from(bucket: "b") |> filter(fn: (r) => r["')).toEqual(['app', 'host']);
    expect(await offered('flux', 'filter(fn: (r) => r["host"] == "')).toEqual(['host any']);
    expect(await offered('flux', 'filter(fn: (r) => r._measurement == "')).toEqual(['cpu', 'mem']);
    expect(await offered('flux', 'from(bucket: ra')).not.toContain('range');
  });

  it('knows a column of a list', () => {
    expect(askedInFlux('group(columns: ["host", "z')).toMatchObject({ what: 'labels', from: 25 });
    expect(askedInFlux('group(')).toBeUndefined();
  });
});

it.each(['traceql', 'plain'] as const)('%s has nothing to offer', async (language) => {
  expect(await offered(language, '{', true)).toEqual([]);
});
