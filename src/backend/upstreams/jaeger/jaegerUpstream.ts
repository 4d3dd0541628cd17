import { z } from 'zod';
import { storeInputs } from '../../../protocol/storeInputs';
import { httpSettings } from '../http/httpSettings';
import { HttpTraceStore } from '../http/httpTraceStore';
import { type UpstreamKind } from '../upstream';
import { parseAside } from '../parseAside';
import { readJaegerTrace } from './readJaegerTrace';
import { searchJaeger } from './searchJaeger';

const jaegerSettings = z.strictObject({ name: z.string().min(1), kind: z.literal('jaeger'), ...httpSettings });

/** Jaeger, by the API of its query service. */
export const jaegerUpstream: UpstreamKind<z.infer<typeof jaegerSettings>> = {
  kind: 'jaeger',
  title: 'Jaeger',
  description: 'Traces by their ids or by a search of a service',
  settings: jaegerSettings,
  ...storeInputs.jaeger,
  open: (settings, secrets) =>
    new HttpTraceStore(settings, secrets, {
      read: (name, { status, body }, id, mostSpans) =>
        parseAside('jaeger', readJaegerTrace, name, status, body, id, mostSpans),
      search: (search, source) => searchJaeger(settings.name, search, source),
      errorOf: (json) => {
        const answer = jaegerErrors.safeParse(json);
        return answer.success ? answer.data.errors.map(({ msg }) => msg).join('; ') : undefined;
      },
      healthPath: '/api/services',
      isHealthy: (json) => services.safeParse(json).success,
      title: 'Jaeger',
    }),
};

const jaegerErrors = z.object({ errors: z.array(z.object({ msg: z.string() })).min(1) });

const services = z.object({ data: z.array(z.unknown()).nullable() });
