import { type GRPCStdioServer } from '../generated/goplugin';

/** The stream that a host keeps open while it lives. */
export interface HostLifeline {
  readonly service: GRPCStdioServer;
  /** Tells that the host has called. */
  heard(): void;
  /** Ends the stream from this side, so that its end is not taken for the host's. */
  close(): void;
}

/** How long a host may be silent after its stream has broken. */
const silenceMs = 5000;

/**
 * Notices the end of the host: it opens one stream for what the plugin prints (nothing here: logs go to standard error),
 * which breaks when it dies. Without that notice, the process of a killed host would live on as an orphan.
 *
 * It breaks with the connection, too, which HTTP/2 ends where a thousand calls are cancelled in a second; a host that is alive then
 * connects again with its next call, and opens no second stream.
 */
export function hostLifeline(hostGone: () => void): HostLifeline {
  const ends = new Set<() => void>();
  let isClosed = false;
  let silence: NodeJS.Timeout | undefined;
  return {
    service: {
      streamStdio: (call) => {
        const end = (): void => {
          call.end();
        };
        ends.add(end);
        call.on('cancelled', () => {
          ends.delete(end);
          if (!isClosed) {
            clearTimeout(silence);
            silence = setTimeout(hostGone, silenceMs);
          }
        });
      },
    },
    heard: () => clearTimeout(silence),
    close: () => {
      isClosed = true;
      clearTimeout(silence);
      ends.forEach((end) => end());
    },
  };
}
