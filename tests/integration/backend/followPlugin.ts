import { on } from 'node:events';
import { z } from 'zod';
import { type RunStreamRequest } from '../../../src/backend/plugin/generated/pluginv2';
import { pluginContext, type PluginHost } from './pluginHost';

const packetShape = z.tuple([z.object({ data: z.instanceof(Buffer) })]);
const frameShape = z.object({
  schema: z.object({
    meta: z.object({ notices: z.array(z.object({ text: z.string() })).optional() }).optional(),
    fields: z.array(z.object({ name: z.string() })),
  }),
  data: z.object({ values: z.array(z.array(z.unknown())) }),
});

/** What one frame of a stream tells its viewer. */
export interface SeenFrame {
  readonly columns: readonly string[];
  readonly rows: number;
  /** Its notices, joined. */
  readonly said: string;
  /** The frame as it came. */
  readonly text: string;
}

/** A stream that is being followed. */
export interface FollowedStream {
  /** The next frame; rejects where the stream ends before. */
  next(): Promise<SeenFrame>;
  /** What a viewer who leaves does. */
  leave(): void;
}

/** What is followed, through a data source with one upstream, "store". */
export interface FollowedQuestion {
  readonly upstream: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly fromMs: number;
  readonly settingsId?: string;
  readonly user?: string;
  readonly role?: string;
}

let channels = 0;

/** Follows a query as Grafana does for a live panel. */
export function followPlugin(host: Pick<PluginHost, 'stream'>, question: FollowedQuestion): FollowedStream {
  const { upstream, secrets = {}, query, fromMs, user = 'viewer', role = 'Viewer' } = question;
  const { settingsId = JSON.stringify(upstream) } = question;
  channels += 1;
  const request: RunStreamRequest = {
    pluginContext: pluginContext({ upstreams: [{ name: 'store', ...upstream }] }, secrets, { settingsId, user, role }),
    path: `anomaly/${channels}`,
    data: Buffer.from(JSON.stringify({ query, fromMs, toMs: Date.now(), intervalMs: 1000 })),
    headers: new Map(),
  };
  const call = host.stream.runStream(request);
  const frames = on(call, 'data', { close: ['end'] });
  return {
    next: async () => {
      const { value, done } = await frames.next();
      if (done === true) {
        throw new Error('the stream has ended');
      }
      const text = packetShape.parse(value)[0].data.toString();
      const { schema, data } = frameShape.parse(JSON.parse(text));
      return {
        columns: schema.fields.map(({ name }) => name),
        rows: data.values[0]?.length ?? 0,
        said: (schema.meta?.notices ?? []).map((notice) => notice.text).join('; '),
        text,
      };
    },
    leave: () => {
      call.on('error', () => undefined);
      call.cancel();
    },
  };
}
