import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { packMessage } from '../../../../src/backend/workers/packMessage';
import { receiveInStretches, sendInStretches } from '../../../../src/backend/workers/sendInStretches';
import { inOneGo } from '../../../../src/core/inOneGo';

/** What arrives, and how often sending and receiving paused. */
function through(value: unknown, keepsArrays = true) {
  const { port1, port2 } = new MessageChannel();
  const sending = sendInStretches(port1, packMessage(value, { keepsArrays }));
  let pauses = 0;
  while (sending.next().done !== true) {
    pauses++;
  }
  const received: { readonly message: unknown } | undefined = receiveMessageOnPort(port2);
  const receiving = receiveInStretches(received?.message);
  let step = receiving.next();
  let receivingPauses = 0;
  for (; step.done !== true; step = receiving.next()) {
    receivingPauses++;
  }
  port1.close();
  return { arrived: step.value, pauses, receivingPauses };
}

function manySeries(count: number) {
  const times = Float64Array.of(1, 2, 3);
  return Array.from({ length: count }, (_, s) => ({
    labels: { pod: `pod-${s}` },
    times,
    values: Float64Array.of(s, NaN, -s),
  }));
}

describe('a message between threads', () => {
  it('arrives as it was, whatever its size', () => {
    for (const value of [7, null, 'text', [], { a: [] }, manySeries(3), { ok: true, value: manySeries(600) }]) {
      expect(through(value).arrived).toEqual(value);
      expect(through(value, false).arrived).toEqual(value);
    }
  });

  it('goes in parts where it has long lists, each a pause on both sides', () => {
    const task = { context: { series: manySeries(1001), names: Array.from({ length: 25_000 }, (_, i) => `n${i}`) } };
    const { arrived, pauses, receivingPauses } = through(task);
    expect(arrived).toEqual(task);
    expect(pauses).toBe(5 + 3);
    expect(receivingPauses).toBe(5 + 3);
  });

  it('goes at once where it has none', () => {
    expect(through({ series: manySeries(100) }).pauses).toBe(0);
  });

  it('keeps long lists within long lists', () => {
    const nested = Array.from({ length: 300 }, (_, i) => ({ rows: manySeries(i === 7 ? 400 : 1) }));
    expect(through(nested).arrived).toEqual(nested);
    const deep = { frames: [{ fields: [{ values: Array.from({ length: 30_000 }, (_, i) => String(i)) }] }] };
    expect(through(deep).arrived).toEqual(deep);
  });

  it('gives a large array away once, though it stands in several parts', () => {
    const shared = Float64Array.from({ length: 2500 }, (_, i) => i);
    const copy = shared.slice();
    const list = Array.from({ length: 300 }, () => ({ shared }));
    const { arrived } = through(list, false);
    expect(arrived).toEqual(Array.from({ length: 300 }, () => ({ shared: copy })));
    expect(shared).toHaveLength(0);
  });

  it('is an error where parts are missing', () => {
    const { port1, port2 } = new MessageChannel();
    const { port1: parts, port2: noParts } = new MessageChannel();
    parts.close();
    port1.postMessage({ message: [], port: noParts, paths: [[]] }, [noParts]);
    const received: { readonly message: unknown } | undefined = receiveMessageOnPort(port2);
    expect(() => inOneGo(receiveInStretches(received?.message))).toThrow('not whole');
    port1.close();
  });
});
