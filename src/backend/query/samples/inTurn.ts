/** Those who wait for their turn, and who has it. */
export interface Line {
  /** Resolves when all who have come have left. */
  turn: Promise<unknown>;
  /** How many have come and not left. */
  length: number;
}

/**
 * Resolves when all who came before have left a line, to what leaves it. Who waits no longer than the signal fires rejects with its
 * reason, and has left.
 */
export async function enterLine(line: Line, signal: AbortSignal): Promise<() => void> {
  signal.throwIfAborted();
  const before = line.turn;
  let hasLeft = false;
  let end = (): void => undefined;
  line.turn = new Promise<void>((resolve) => {
    end = () => void before.then(() => resolve());
  });
  line.length += 1;
  const leave = (): void => {
    line.length -= hasLeft ? 0 : 1;
    hasLeft = true;
    end();
  };
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', abort);
  try {
    await Promise.race([before, aborted]);
    return leave;
  } catch (error) {
    leave();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Does work when all who came before have ended, however that went; see {@link enterLine}. */
export async function inTurn<T>(line: Line, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const leave = await enterLine(line, signal);
  try {
    return await work();
  } finally {
    leave();
  }
}
