import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../../src/backend/telemetry/logger';

function logged(log: (logger: ReturnType<typeof createLogger>) => void): unknown[] {
  const lines: string[] = [];
  log(
    createLogger(
      (line) => lines.push(line),
      () => Date.UTC(2025, 0, 2, 3, 4, 5, 678)
    )
  );
  return lines.map((line): unknown => {
    expect(line.endsWith('}\n')).toBe(true);
    expect(line.indexOf('\n')).toBe(line.length - 1);
    return JSON.parse(line);
  });
}

describe('createLogger', () => {
  it('writes one JSON object a line with a time of six fractional digits', () => {
    expect(
      logged((logger) => {
        logger.debug('a');
        logger.info('b', { upstream: 'demo', count: 3 });
        logger.warn('c\nd');
        logger.error('e');
      })
    ).toEqual([
      { '@level': 'debug', '@message': 'a', '@module': 'covary', '@timestamp': '2025-01-02T03:04:05.678000Z' },
      {
        '@level': 'info',
        '@message': 'b',
        '@module': 'covary',
        '@timestamp': '2025-01-02T03:04:05.678000Z',
        upstream: 'demo',
        count: 3,
      },
      { '@level': 'warn', '@message': 'c\nd', '@module': 'covary', '@timestamp': '2025-01-02T03:04:05.678000Z' },
      { '@level': 'error', '@message': 'e', '@module': 'covary', '@timestamp': '2025-01-02T03:04:05.678000Z' },
    ]);
  });

  it('masks secrets by the name of their field and in URLs', () => {
    const text = JSON.stringify(
      logged((logger) =>
        logger.error('GET https://admin:hunter2@store:9090/api failed', {
          token: 'hunter2',
          Authorization: 'Bearer hunter2',
          basicAuthPassword: 'hunter2',
          'x-api-key': 'hunter2',
          url: 'http://hunter2@store/',
        })
      )
    );
    expect(text).not.toContain('hunter2');
    expect(text).toContain('https://[masked]@store:9090/api');
  });
});
