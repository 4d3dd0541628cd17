import { describe, expect, it } from 'vitest';
import { urlRefusal } from '../../../src/protocol/urlRefusal';

describe('the URL of an upstream', () => {
  it.each([
    'http://localhost:9090',
    'http://localhost:9090/',
    ' https://metrics.example.com/prometheus\n',
    'HTTP://LOCALHOST:9090',
    'http://[::1]:9090/prom/',
    'http://münchen.example/a@b',
  ])('can be %j', (url) => {
    expect(urlRefusal(url)).toBeUndefined();
  });

  it.each([
    ['', 'http://'],
    ['localhost:9090', 'http://'],
    ['ftp://host', 'http://'],
    ['http:///path', 'http://'],
    ['http://host/a b', 'spaces'],
    ['http://host:99999', 'port'],
    ['http://::1:9090', 'brackets'],
    ['http://user:password@host', 'basic authentication'],
    ['HTTPS://user@host', 'basic authentication'],
    ['http://host/#a', 'fragment'],
    ['http://host/?a=b', 'query'],
  ])('cannot be %j', (url, reason) => {
    expect(urlRefusal(url)).toContain(reason);
  });
});
