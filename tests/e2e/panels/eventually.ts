import { expect } from 'vitest';

/** Waits for what a page comes to show, on a busy machine, too. */
export function eventually<T>(read: () => Promise<T> | T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 10_000 });
}
