import { type GRPCStdioServer } from '../generated/goplugin';

/** The stream that a host keeps open while it lives. */
export interface HostLifeline {
  readonly service: GRPCStdioServer;
  /** Ends the stream from this side, so that its end is not taken for the host's. */
  close(): void;
}

/**
 * Notices the end of the host: it opens one stream for what the plugin prints (nothing here: logs go to standard error)
 * and breaks it only by dying. Without that notice, the process of a killed host would live on as an orphan.
 */
export function hostLifeline(hostGone: () => void): HostLifeline {
  const ends = new Set<() => void>();
  let isClosed = false;
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
            hostGone();
          }
        });
      },
    },
    close: () => {
      isClosed = true;
      ends.forEach((end) => end());
    },
  };
}
