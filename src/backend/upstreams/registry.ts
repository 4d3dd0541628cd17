import { z } from 'zod';
import { type DeclaredUpstreamKind } from '../../protocol/upstreamKinds';
import { demoUpstream } from './demo/demoUpstream';
import { grafanaUpstream } from './grafana/grafanaUpstream';
import { influxdbUpstream } from './influxdb/influxdbUpstream';
import { jaegerUpstream } from './jaeger/jaegerUpstream';
import { lokiUpstream } from './loki/lokiUpstream';
import { prometheusUpstream } from './prometheus/prometheusUpstream';
import { tempoUpstream } from './tempo/tempoUpstream';
import { tieredUpstream } from './tiered/tieredUpstream';
import { type OtherStores, type Secrets, type Upstream, type UpstreamKind } from './upstream';

/** A kind of store with its settings' type hidden: settings go in unparsed. */
export interface RegisteredUpstream {
  readonly kind: string;
  readonly title: string;
  /** What the browser is told of it. */
  readonly declare: () => DeclaredUpstreamKind;
  /** Parses the settings, fills in defaults and opens the store; throws a ZodError where they are wrong. */
  open(settings: unknown, secrets: Secrets, others?: OtherStores): Upstream;
}

/** Every kind of store that a query can name: a line here and a folder beside it add one. */
export const upstreamKinds: readonly RegisteredUpstream[] = [
  register(prometheusUpstream),
  register(influxdbUpstream),
  register(lokiUpstream),
  register(tempoUpstream),
  register(jaegerUpstream),
  register(grafanaUpstream),
  register(tieredUpstream),
  register(demoUpstream),
];

function register<Settings extends { readonly name: string }>(kind: UpstreamKind<Settings>): RegisteredUpstream {
  return {
    kind: kind.kind,
    title: kind.title,
    declare: () => ({
      kind: kind.kind,
      title: kind.title,
      description: kind.description,
      settings: z.toJSONSchema(kind.settings, { io: 'input', unrepresentable: 'any' }),
      input: kind.input,
      ...(kind.variants === undefined ? {} : { variants: kind.variants }),
    }),
    open: (settings, secrets, others) => kind.open(kind.settings.parse(settings), secrets, others),
  };
}
