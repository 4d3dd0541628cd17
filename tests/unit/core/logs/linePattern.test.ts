import { describe, expect, it } from 'vitest';
import { linePattern } from '../../../../src/core/logs/linePattern';
import { logSignals } from '../../../../src/core/logs/logSignals';
import { parseLogLine } from '../../../../src/core/logs/parseLogLine';

function patternOf(text: string) {
  const pattern = linePattern(text);
  if (!pattern.ok) {
    throw new Error(pattern.error);
  }
  return pattern.value;
}

const read = (text: string, line: string) => patternOf(text).pattern.exec(line)?.groups;

describe('a pattern of lines', () => {
  it('gives each field what stands up to the text behind it', () => {
    expect(
      read('<ip> - <_> "<method> <path> <_>" <status> <ms>', '10.0.0.1 - bob "GET /a b HTTP/1.1" 502 12 x')
    ).toEqual({
      ip: '10.0.0.1',
      method: 'GET',
      path: '/a',
      status: '502',
      ms: '12 x',
    });
    expect(read('took <ms>', 'took ')).toEqual({ ms: '' });
    expect(read('[<level>]', '[warn] x')).toEqual({ level: 'warn' });
  });

  it('matches nothing that lacks one of its texts, or begins otherwise', () => {
    expect(read('took <ms> ms', 'it took 12 ms')).toBeUndefined();
    expect(read('took <ms> ms', 'took 12 s')).toBeUndefined();
  });

  it.each([
    ['nothing', /names no field/],
    ['<_> x', /names no field/],
    ['<a><b>', /nothing between/],
    ['<a> <a>', /twice/],
  ])('%s is none, and it is said why', (text, reason) => {
    expect(linePattern(text)).toMatchObject({ ok: false, error: expect.stringMatching(reason) });
  });

  it('goes before what is known of programs, JSON too', () => {
    const own = [patternOf('{"job":"<job>","ms":<duration_us>}')];
    const signals = logSignals(parseLogLine('{"job":"x","ms":2500}', own));
    expect(signals.latencyMs).toBe(2.5);
    expect(logSignals(parseLogLine('ERROR:root:x', own)).isError).toBe(true);
  });

  it('takes a time in line with the length of the line', () => {
    const text = `${'<_>a'.repeat(200)}<x>b`;
    expect(read(text, 'a'.repeat(100_000))).toBeUndefined();
  });
});
