/**
 * Does work when all who came before have ended, however that went; who waits no longer than the signal fires rejects with its
 * reason.
 */
export async function inTurn<T>(
  line: { turn: Promise<unknown> },
  signal: AbortSignal,
  work: () => Promise<T>
): Promise<T> {
  signal.throwIfAborted();
  const before = line.turn;
  let leave = (): void => undefined;
  line.turn = new Promise<void>((resolve) => {
    leave = () => void before.then(() => resolve());
  });
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', abort);
  try {
    await Promise.race([before, aborted]);
    return await work();
  } finally {
    signal.removeEventListener('abort', abort);
    leave();
  }
}
