import { describe, expect, it } from 'vitest';
import { parseInStretches, parseMatrixResponse } from '../../../../src/core/kernels/parseMatrixResponse';
import { plainMatrixResponse } from '../../../../src/core/kernels/plain/plainMatrixResponse';
import { type Random, seededRandom } from '../../../../src/core/random';

const encoder = new TextEncoder();

describe.each([
  ['the kernel', parseMatrixResponse],
  ['its twin', plainMatrixResponse],
] as const)('parseMatrixResponse by %s', (_, parse) => {
  it('reads labels with escapes, times in milliseconds and values', () => {
    const text = `{"status":"success","data":{"resultType":"matrix","result":[
      {"metric":{"__name__":"up","path":"C:\\\\dir\\"\\u00e9 values\\":[","ö":"日本"},"values":[[1435781430.781,"1"],[1435781445,"-2.5e-3"]]},
      {"metric":{},"values":[[0,"NaN"],[1.5,"+Inf"],[2,"-Inf"]]}]},"warnings":["slow"]}`;
    const parsed = parse(encoder.encode(text));
    expect(parsed).toEqual({
      ok: true,
      value: {
        envelope: { status: 'success', data: { resultType: 'matrix', result: [] }, warnings: ['slow'] },
        series: [
          {
            labels: { __name__: 'up', path: 'C:\\dir"é values":[', ö: '日本' },
            times: Float64Array.of(1435781430781, 1435781445000),
            values: Float64Array.of(1, -0.0025),
          },
          { labels: {}, times: Float64Array.of(0, 1500, 2000), values: Float64Array.of(NaN, Infinity, -Infinity) },
        ],
      },
    });
  });

  it('hands back an error and a vector as they are, without series', () => {
    for (const text of [
      '{"status":"error","errorType":"bad_data","error":"parse error"}',
      '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"2"]}]}}',
    ]) {
      expect(parse(encoder.encode(text))).toEqual({ ok: true, value: { envelope: JSON.parse(text), series: [] } });
    }
  });

  it('says what is wrong', () => {
    expect(parse(encoder.encode('{"status":'))).toMatchObject({ ok: false, error: /^the answer is no JSON/ });
    expect(
      parse(encoder.encode('{"data":{"resultType":"matrix","result":[{"metric":{"a":1},"values":[]}]}}'))
    ).toMatchObject({ ok: false, error: /^series 0 of the answer/ });
    expect(
      parse(encoder.encode('{"data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"x"]]}]}}'))
    ).toMatchObject({ ok: false, error: /^series 0 of the answer/ });
  });
});

describe('the kernel for range query answers', () => {
  it('reads several long answers in turns, a stretch of each', () => {
    const count = 40_000;
    // Of the same length, so that one could be taken for the other.
    const texts = [0, 1].map((shift) => {
      const list = Array.from({ length: count }, (_, i) => `[${i},"${(i + shift) % 10}.25"]`).join(',');
      const series = Array.from({ length: 9 }, (_, s) => `{"metric":{"s":"${s}"},"values":[${list}]}`).join(',');
      return encoder.encode(`{"data":{"resultType":"matrix","result":[${series}]}}`);
    });
    const readers = texts.map((text) => parseInStretches(text));
    const results = readers.map((reader) => reader.next());
    expect(results.map(({ done }) => done)).toEqual([false, false]);
    while (results.some(({ done }) => done === false)) {
      readers.forEach((reader, i) => (results[i] = results[i]?.done === true ? results[i] : reader.next()));
    }
    for (const [i, result] of results.entries()) {
      const response = result.done === true && result.value.ok ? result.value.value.series : [];
      expect(response.map(({ labels }) => labels['s'])).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8']);
      const wanted = Float64Array.from({ length: count }, (_, k) => ((k + i) % 10) + 0.25);
      expect(
        response.every(({ values }) => Buffer.from(values.slice().buffer).equals(Buffer.from(wanted.buffer)))
      ).toBe(true);
    }
  });

  it('reads ten thousand generated answers, whole, cut off and damaged, as JSON.parse does', () => {
    const random = seededRandom(2026);
    let whole = 0;
    let refused = 0;
    for (let i = 0; i < 10_000; i++) {
      let bytes = encoder.encode(generatedAnswer(random));
      const damage = random();
      if (damage < 0.15) {
        bytes = bytes.slice(0, Math.floor(random() * bytes.length));
      } else if (damage < 0.4) {
        bytes[Math.floor(random() * bytes.length)] = 0x20 + Math.floor(random() * 0x60);
      }
      const expected = plainMatrixResponse(bytes);
      const actual = parseMatrixResponse(bytes);
      if (!sameOutcome(actual, expected)) {
        expect(actual, new TextDecoder().decode(bytes)).toEqual(expected);
      }
      whole += expected.ok && expected.value.series.length > 0 ? 1 : 0;
      refused += expected.ok ? 0 : 1;
    }
    expect(whole).toBeGreaterThan(2500);
    expect(refused).toBeGreaterThan(1000);
  }, 60_000);

  it('gives the double of JSON.parse for every way to write it', () => {
    const random = seededRandom(7);
    const texts = Array.from({ length: 50_000 }, () => generatedNumber(random));
    const list = texts.map((text, i) => `[${i},"${text}"]`).join(',');
    const parsed = parseMatrixResponse(
      encoder.encode(`{"data":{"resultType":"matrix","result":[{"metric":{},"values":[${list}]}]}}`)
    );
    const values = parsed.ok ? parsed.value.series[0]?.values : undefined;
    expect(values).toHaveLength(texts.length);
    texts.forEach((text, i) => {
      if (!Object.is(values?.[i], Number(text))) {
        expect(values?.[i], text).toBe(Number(text));
      }
    });
  });

  it('reads a series that is longer than its window, and many of them', () => {
    const samples = Array.from(
      { length: 70_000 },
      (_, i) => `[${1_700_000_000 + 15 * i}.${100 + (i % 900)},"${i / 7}"]`
    );
    const series = Array.from({ length: 3 }, (_, s) => `{"metric":{"s":"${s}"},"values":[${samples.join(',')}]}`);
    const bytes = encoder.encode(`{"data":{"resultType":"matrix","result":[${series.join(',')}]}}`);
    expect(sameOutcome(parseMatrixResponse(bytes), plainMatrixResponse(bytes))).toBe(true);
  });
});

/** Equality bit by bit: deep equality of vitest takes 0 and −0 for the same in typed arrays. */
function sameOutcome(
  actual: ReturnType<typeof plainMatrixResponse>,
  expected: ReturnType<typeof plainMatrixResponse>
): boolean {
  if (!actual.ok || !expected.ok) {
    return JSON.stringify(actual) === JSON.stringify(expected);
  }
  const sameSeries =
    actual.value.series.length === expected.value.series.length &&
    expected.value.series.every((series, i) => {
      const other = actual.value.series[i];
      return (
        other !== undefined &&
        JSON.stringify(other.labels) === JSON.stringify(series.labels) &&
        sameBits(other.times, series.times) &&
        sameBits(other.values, series.values)
      );
    });
  return sameSeries && JSON.stringify(actual.value.envelope) === JSON.stringify(expected.value.envelope);
}

function sameBits(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function generatedAnswer(random: Random): string {
  const space = random() < 0.1 ? () => ' \n\t'.slice(0, Math.floor(random() * 4)) : () => '';
  const series = Array.from({ length: Math.floor(random() * 4) }, () => {
    const labels = Array.from(
      { length: Math.floor(random() * 4) },
      (_, i) =>
        `"${pick(random, ['job', 'pod', 'values', 'é', 'a\\"b', 'result'])}${i}"${space()}:"${pick(random, ['x', '', 'C:\\\\', '\\u00fc[', '{"values":[', '日本'])}"`
    ).join(',');
    const samples = Array.from({ length: Math.floor(random() * 6) }, () => {
      const time = pick(random, [
        `${Math.floor(random() * 2e9)}`,
        `${(random() * 2e9).toFixed(3)}`,
        `${(random() * 2e9).toFixed(1)}`,
        `${random() * 1e6}`,
        '1.5e9',
        '-12.25',
      ]);
      const value =
        random() < 0.1
          ? pick(random, ['NaN', '+Inf', '-Inf', 'Inf', '-0', '5.', '.5', '007'])
          : generatedNumber(random);
      return `[${time},${space()}"${value}"]`;
    }).join(`,${space()}`);
    const histograms = random() < 0.05 ? ',"histograms":[[1,{"count":"3","sum":"4"}]]' : '';
    return pick(random, [
      `{"metric":{${labels}},${space()}"values":${space()}[${samples}]${histograms}}`,
      `{"values":[${samples}],"metric":{${labels}}}`,
      `{"metric":{${labels}}}`,
    ]);
  });
  const body = `"resultType":"matrix",${space()}"result":${space()}[${space()}${series.join(`${space()},${space()}`)}]`;
  return pick(random, [
    `{"status":"success","data":{${body}}}`,
    `${space()}{"status":"success","isPartial":false,"data":{${body}},"stats":{"seriesFetched":"2","data":{"result":[1]}}}`,
    `{"warnings":["data \\" here"],"data":{${body},"x":1}}\n`,
  ]);
}

function generatedNumber(random: Random): string {
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const whole = (count: number): string => `${1 + Math.floor(random() * 9)}${digits(count)}`;
  const text = pick(random, [
    () => `${random() * 10 ** Math.floor(random() * 20 - 8)}`,
    () => `${Math.floor(random() * 1e6)}`,
    () => `0.${'0'.repeat(Math.floor(random() * 12))}${digits(1 + Math.floor(random() * 20))}`,
    () => `${whole(Math.floor(random() * 19))}.${digits(1 + Math.floor(random() * 10))}`,
    () => `${whole(Math.floor(random() * 18))}e${Math.floor(random() * 700 - 350)}`,
    () => `${whole(3)}.${digits(14)}E+${Math.floor(random() * 30)}`,
    // Halfway between two doubles, where ties go to even.
    () => `${9007199254740992 + 2 * Math.floor(random() * 1e6)}`.replace(/.$/, '1'),
    () => `${(2 ** 53 + 1 + 2 * Math.floor(random() * 1e9)).toFixed(0)}`,
    () => (2 ** -Math.floor(random() * 40)).toFixed(20).replace(/0+$/, '0'),
    () => '0',
  ])();
  return random() < 0.3 ? `-${text}` : text;
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) {
    throw new Error('nothing to choose from');
  }
  return choice;
}
