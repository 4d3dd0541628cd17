import { describe, expect, it } from 'vitest';
import { subjectOfLabels } from '../../../../src/core/rootcause/subjectOfLabels';

describe('whom a series tells about', () => {
  it('is its service where labels name one', () => {
    expect(subjectOfLabels({ job: 'shop', instance: '10.0.0.1:8080' })).toBe('shop');
  });

  it.each([
    ['10.0.0.16:9100', '10.0.0.16'],
    ['http://10.0.0.16:9100/metrics', '10.0.0.16'],
    ['10.0.0.16', '10.0.0.16'],
    ['[2001:db8::7]:9100', '[2001:db8::7]'],
  ])('is the machine at the address of the instance %s, whatever its port', (instance, address) => {
    expect(subjectOfLabels({ instance })).toBe(address);
  });

  it('is not known without either, and never another one than the labels that were asked for name', () => {
    expect(subjectOfLabels({ device: 'eth0' })).toBeUndefined();
    expect(subjectOfLabels({ instance: '10.0.0.16:9100' }, ['team'])).toBeUndefined();
  });
});
