import { describe, expect, it } from 'vitest';
import { Masks } from '../../../../../src/backend/plugin/masking/masks';
import { instanceContext } from '../../instanceContext';

const contextOf = (uid: string, url: string) =>
  instanceContext({
    uid,
    jsonData: { upstreams: [{ name: 'store', kind: 'prometheus' }] },
    secrets: new Map([['upstreams.store.url', url]]),
  });

describe('the masks of all data sources', () => {
  it('take out a secret of which another’s is a part, in whatever order they were asked', () => {
    for (const urls of [
      ['http://store.example', 'http://store.example:9/inner'],
      ['http://store.example:9/inner', 'http://store.example'],
    ]) {
      const masks = new Masks();
      urls.forEach((url, i) => masks.of(contextOf(`${i}`, url)));
      expect(masks.applyAll('cannot reach http://store.example:9/inner (refused)')).toBe(
        'cannot reach [masked] (refused)'
      );
    }
  });

  it('know the secrets of settings that have changed', () => {
    const masks = new Masks();
    masks.of(contextOf('a', 'http://first.example/x'));
    expect(masks.applyAll('http://second.example/y')).toBe('http://second.example/y');
    masks.of(contextOf('b', 'http://second.example/y'));
    expect(masks.applyAll('http://second.example/y')).toBe('[masked]');
  });
});
