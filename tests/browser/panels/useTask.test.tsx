import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type Task, type Work } from '../../../src/panels/kit/work/task';
import { useTask } from '../../../src/panels/kit/work/useTask';

/** A worker that answers when it is told to. */
class HeldWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { preventDefault: () => void }) => void) | null = null;
  terminate = vi.fn();
  postMessage = vi.fn();
}

function task(costMs: number, startWorker: () => Worker): Task<number, number> {
  return { name: 'double', run: (input) => input * 2, costMs: () => costMs, startWorker };
}

const noWorker = () => {
  throw new Error('no workers here');
};

/** The stub as what the task expects of a worker. */
function heldTask(workers: HeldWorker[]): Task<number, number> {
  const create: unknown = () => {
    const worker = new HeldWorker();
    workers.push(worker);
    return worker;
  };
  return { ...task(1000, noWorker), ...{ startWorker: create as () => Worker } };
}

const works = new Map<number, Work<number, string>>();

/** The same work for the same number, as panels memoise it. */
function workOf(input: number): Work<number, string> {
  const work = works.get(input) ?? { input, origin: `of ${input}` };
  works.set(input, work);
  return work;
}

describe('useTask', () => {
  it('does short work at once', () => {
    const { result } = renderHook(() => useTask(short, workOf(21)));
    expect(result.current).toMatchObject({ output: 42, isStale: false });
  });

  it('falls back to the main thread where there is no worker', async () => {
    const { result } = renderHook(() => useTask(long, workOf(21)));
    expect(result.current).toMatchObject({ output: null, isStale: true });
    await waitFor(() => expect(result.current).toMatchObject({ output: 42, isStale: false }));
  });

  it('is done by the main thread where arrays of numbers reach no worker as they are, from then on without asking one', async () => {
    vi.resetModules();
    const fresh = await import('../../../src/panels/kit/work/useTask');
    const workers: HeldWorker[] = [];
    const held = heldTask(workers);
    const { result, rerender } = renderHook(({ input }) => fresh.useTask(held, workOf(input)), {
      initialProps: { input: 21 },
    });
    const [request] = workers[0]?.postMessage.mock.calls[0] ?? [];
    expect(ArrayBuffer.isView(request.probe)).toBe(true);
    act(() => workers[0]?.onmessage?.({ data: 'damaged' }));
    await waitFor(() => expect(result.current).toMatchObject({ output: 42, isStale: false }));
    rerender({ input: 22 });
    await waitFor(() => expect(result.current).toMatchObject({ output: 44, isStale: false }));
    expect(workers).toHaveLength(1);
  });

  it('keeps the old outcome, marked stale, until the new one has come', () => {
    const workers: HeldWorker[] = [];
    const held = heldTask(workers);
    const { result, rerender } = renderHook(({ input }) => useTask(held, workOf(input)), {
      initialProps: { input: 1 },
    });
    act(() => workers[0]?.onmessage?.({ data: { ok: true, output: 2 } }));
    expect(result.current).toMatchObject({ output: 2, origin: 'of 1', isStale: false });
    rerender({ input: 5 });
    expect(result.current).toMatchObject({ output: 2, origin: 'of 1', isStale: true });
    act(() => workers[0]?.onmessage?.({ data: { ok: true, output: 10 } }));
    expect(result.current).toMatchObject({ output: 10, origin: 'of 5', isStale: false });
  });

  it('keeps the outcome of short work while longer work is done, and forgets all where there is nothing to do', () => {
    const workers: HeldWorker[] = [];
    const mixed = { ...heldTask(workers), costMs: (input: number) => (input < 10 ? 0 : 1000) };
    const { result, rerender } = renderHook(({ input }) => useTask(mixed, input === null ? null : workOf(input)), {
      initialProps: { input: 11 } as { input: number | null },
    });
    act(() => workers[0]?.onmessage?.({ data: { ok: true, output: 22 } }));
    expect(result.current).toMatchObject({ output: 22, isStale: false });
    rerender({ input: 3 });
    expect(result.current).toMatchObject({ output: 6, origin: 'of 3', isStale: false });
    rerender({ input: 12 });
    expect(result.current).toMatchObject({ output: 6, origin: 'of 3', isStale: true });
    rerender({ input: null });
    rerender({ input: 13 });
    expect(result.current).toMatchObject({ output: null, origin: null, isStale: true });
  });

  it('calls work off when the input changes', () => {
    const workers: HeldWorker[] = [];
    const held = heldTask(workers);
    const { rerender } = renderHook(({ input }) => useTask(held, workOf(input)), { initialProps: { input: 1 } });
    rerender({ input: 2 });
    expect(workers[0]?.terminate).toHaveBeenCalled();
  });

  it('where inputs stream in faster than they are worked through, lets every second one finish', () => {
    const workers: HeldWorker[] = [];
    const held = heldTask(workers);
    const { result, rerender } = renderHook(({ input }) => useTask(held, workOf(input)), {
      initialProps: { input: 1 },
    });
    rerender({ input: 2 });
    rerender({ input: 3 });
    rerender({ input: 4 });
    expect(workers).toHaveLength(2);
    expect(workers[1]?.terminate).not.toHaveBeenCalled();
    act(() => workers[1]?.onmessage?.({ data: { ok: true, output: 4 } }));
    expect(result.current).toMatchObject({ output: 4, origin: 'of 2', isStale: true });
    expect(workers[1]?.postMessage).toHaveBeenLastCalledWith(expect.objectContaining({ task: 'double', input: 4 }));
  });

  it('does the work here when the worker cannot be loaded', async () => {
    const workers: HeldWorker[] = [];
    const held = heldTask(workers);
    const { result } = renderHook(() => useTask(held, workOf(4)));
    act(() => workers[0]?.onerror?.({ preventDefault: () => {} }));
    await waitFor(() => expect(result.current.output).toBe(8));
  });

  it('keeps one worker for the next work of its kind, for a minute', () => {
    vi.useFakeTimers();
    const workers: HeldWorker[] = [];
    const held = heldTask(workers);
    const first = renderHook(() => useTask(held, workOf(1)));
    const second = renderHook(() => useTask(held, workOf(2)));
    act(() => workers.forEach((worker) => worker.onmessage?.({ data: { ok: true, output: 2 } })));
    expect(workers.map(({ terminate }) => terminate.mock.calls.length)).toEqual([0, 1]);
    renderHook(() => useTask(held, workOf(3)));
    expect(workers).toHaveLength(2);
    expect(workers[0]?.postMessage).toHaveBeenLastCalledWith(expect.objectContaining({ task: 'double', input: 3 }));
    vi.advanceTimersByTime(3_600_000);
    expect(workers[0]?.terminate).not.toHaveBeenCalled();
    act(() => workers[0]?.onmessage?.({ data: { ok: true, output: 6 } }));
    vi.advanceTimersByTime(59_000);
    expect(workers[0]?.terminate).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(workers[0]?.terminate).toHaveBeenCalled();
    renderHook(() => useTask(held, workOf(4)));
    expect(workers).toHaveLength(3);
    first.unmount();
    second.unmount();
    vi.useRealTimers();
  });

  it('tells what went wrong', () => {
    const workers: HeldWorker[] = [];
    const held = heldTask(workers);
    const { result } = renderHook(() => useTask(held, workOf(4)));
    act(() => workers[0]?.onmessage?.({ data: { ok: false, error: 'too many' } }));
    expect(result.current).toMatchObject({ error: 'too many', isStale: false });
  });
});

const short = task(1, noWorker);
const long = task(1000, noWorker);
