import { parseArgs } from 'node:util';

export interface InfluxdbOptions {
  readonly url: string;
  readonly database?: string;
  readonly organization?: string;
  readonly user?: string;
}

/** Stores that need nothing but their address. */
export const plainStores = ['prometheus', 'loki', 'tempo', 'jaeger'] as const;
export type PlainStore = (typeof plainStores)[number];

export interface WorkbenchOptions {
  readonly port: number;
  /** The addresses of the stores that are given, by their kind. */
  readonly stores: Readonly<Partial<Record<PlainStore, string>>>;
  readonly influxdb?: InfluxdbOptions;
  /** Whether the demo may have a Prometheus of its own, where one is installed. */
  readonly demoPrometheus: boolean;
}

export const usage = `npm start -- [options]

  --port N                  where the page is served (3300; 0 takes any free port)
  --prometheus URL          add this Prometheus, in front of the demo shop, as the upstream "prometheus"
  --no-prometheus           do not start a Prometheus for the demo, even where one is installed
  --loki URL                add this Loki as the upstream "loki"
  --tempo URL               add this Tempo as the upstream "tempo"
  --jaeger URL              add this Jaeger as the upstream "jaeger"
  --influxdb URL            add this InfluxDB as the upstream "influxdb"
  --influxdb-database NAME  its database (InfluxQL)
  --influxdb-org NAME       its organisation: queries are Flux
  --influxdb-user NAME      its user; INFLUXDB_PASSWORD or INFLUXDB_TOKEN in the environment hold the secret
  --help                    this text`;

const urlOption = (name: string, value: string): string => {
  if (!/^https?:\/\/\S+$/.test(value) || !URL.canParse(value)) {
    throw new Error(`--${name} takes a URL that starts with http:// or https://, not "${value}"`);
  }
  return value;
};

/** @throws Error with a message for the user where an option is unknown or wrong */
export function workbenchOptions(args: readonly string[]): WorkbenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '3300' },
      prometheus: { type: 'string' },
      'no-prometheus': { type: 'boolean', default: false },
      loki: { type: 'string' },
      tempo: { type: 'string' },
      jaeger: { type: 'string' },
      influxdb: { type: 'string' },
      'influxdb-database': { type: 'string' },
      'influxdb-org': { type: 'string' },
      'influxdb-user': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`);
  }
  const { influxdb, 'influxdb-database': database, 'influxdb-org': organization, 'influxdb-user': user } = values;
  return {
    port,
    stores: Object.fromEntries(
      plainStores.flatMap((kind) => {
        const url = values[kind];
        return url === undefined ? [] : [[kind, urlOption(kind, url)]];
      })
    ),
    demoPrometheus: values.prometheus === undefined && !values['no-prometheus'],
    ...(influxdb === undefined
      ? {}
      : {
          influxdb: {
            url: urlOption('influxdb', influxdb),
            ...(database === undefined ? {} : { database }),
            ...(organization === undefined ? {} : { organization }),
            ...(user === undefined ? {} : { user }),
          },
        }),
  };
}
