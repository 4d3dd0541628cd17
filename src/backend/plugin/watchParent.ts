const intervalMs = 500;

/**
 * Notices the end of the process that started this one: a host that dies before it has opened its lifeline would
 * otherwise leave this process behind. Systems give an orphan another parent, or leave it with one that is no more.
 */
export function watchParent(gone: () => void): void {
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid !== ppid || !isAlive(ppid)) {
      clearInterval(timer);
      gone();
    }
  }, intervalMs);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Whoever may not be signalled is alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
