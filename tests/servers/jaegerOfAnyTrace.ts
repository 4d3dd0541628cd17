import { type FakeServer, startFakeServer } from '../contract/upstreams/fakeServer';

/** A Jaeger that has whatever trace it is asked for, of one span. */
export function jaegerOfAnyTrace(): Promise<FakeServer> {
  return startFakeServer(({ path }) => ({
    body: JSON.stringify({
      data: [
        {
          traceID: path.split('/').at(-1),
          spans: [{ spanID: 'a1', operationName: 'GET', startTime: 1, duration: 1, processID: 'p1' }],
          processes: { p1: { serviceName: 'web' } },
        },
      ],
    }),
  }));
}
