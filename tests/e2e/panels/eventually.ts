import { expect } from 'vitest';

/** Waits for what a page comes to show, on a busy machine, too. */
export const eventually = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 10_000 });
