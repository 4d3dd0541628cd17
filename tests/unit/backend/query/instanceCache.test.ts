import { describe, expect, it } from 'vitest';
import { InstanceCache } from '../../../../src/backend/query/instances/instanceCache';
import { instanceContext } from '../instanceContext';

function cache() {
  const closed: string[] = [];
  const clock = { nowMs: 0 };
  const instances = new InstanceCache<string>(
    ({ uid, updatedMs }) => `${uid}@${updatedMs}`,
    (instance) => void closed.push(instance),
    () => clock.nowMs
  );
  const use = (uid: string, updatedMs = 1, work: () => Promise<unknown> = () => Promise.resolve()) =>
    instances.use(instanceContext({ uid, updatedMs }), 'none', work);
  return { closed, clock, use };
}

describe('the cache of data sources', () => {
  it('keeps a data source until its settings change', async () => {
    const { closed, use } = cache();
    await use('a');
    await use('a');
    expect(closed).toEqual([]);
    await use('a', 2);
    expect(closed).toEqual(['a@1']);
  });

  it('lets those who use it finish when its settings change', async () => {
    const { closed, use } = cache();
    let finish = (): void => undefined;
    const old = use('a', 1, () => new Promise<void>((resolve) => (finish = resolve)));
    await use('a', 2);
    expect(closed).toEqual([]);
    finish();
    await old;
    expect(closed).toEqual(['a@1']);
  });

  it('closes what nobody has asked for ten minutes', async () => {
    const { closed, clock, use } = cache();
    await use('a');
    clock.nowMs = 599_000;
    await use('b');
    expect(closed).toEqual([]);
    clock.nowMs = 601_000;
    await use('b');
    expect(closed).toEqual(['a@1']);
  });

  it('keeps no more than a hundred that nobody uses, whatever the number of data sources', async () => {
    const { closed, use } = cache();
    for (let i = 0; i < 3000; i++) {
      await use(`source ${i}`);
    }
    expect(closed).toHaveLength(2900);
    expect(closed[0]).toBe('source 0@1');
  });
});
