import { z } from 'zod';
import { storeInputs } from '../../../protocol/storeInputs';
import { httpSettings, tenantSetting } from '../http/httpSettings';
import { HttpTraceStore } from '../http/httpTraceStore';
import { type UpstreamKind } from '../upstream';
import { parseAside } from '../parseAside';
import { readTempoTrace } from './readTempoTrace';
import { searchTempo } from './searchTempo';

const tempoSettings = z.strictObject({
  name: z.string().min(1),
  kind: z.literal('tempo'),
  ...httpSettings,
  ...tenantSetting,
});

/** Grafana Tempo, and any store that answers its API with OTLP JSON. */
export const tempoUpstream: UpstreamKind<z.infer<typeof tempoSettings>> = {
  kind: 'tempo',
  title: 'Tempo',
  description: 'Traces by their ids or by TraceQL',
  settings: tempoSettings,
  ...storeInputs.tempo,
  open: (settings, secrets) =>
    new HttpTraceStore(settings, secrets, {
      read: (name, { status, body }, id, mostSpans) =>
        parseAside('tempo', readTempoTrace, name, status, body, id, mostSpans),
      search: (search, source, signal) => searchTempo(settings.name, search, source, signal),
      // Tempo tells errors in plain text.
      errorOf: () => undefined,
      // It asks for data: /api/echo answers whoever asks.
      healthPath: '/api/search?limit=1',
      isHealthy: (json) => searchAnswer.safeParse(json).success,
      title: 'Tempo',
    }),
};

/** Of nothing found, the list may be left out. */
const searchAnswer = z.union([z.object({ traces: z.array(z.unknown()) }), z.object({ metrics: z.looseObject({}) })]);
