import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { plainStores, type InfluxdbOptions, type PlainStore, type WorkbenchOptions } from './workbenchOptions';

const jsonObject = z.record(z.string(), z.unknown());

const provisionedDataSource = z.looseObject({
  name: z.string(),
  type: z.string(),
  uid: z.string(),
  url: z.string().default(''),
  user: z.string().default(''),
  database: z.string().default(''),
  basicAuth: z.boolean().default(false),
  basicAuthUser: z.string().default(''),
  isDefault: z.boolean().default(false),
  jsonData: jsonObject.default({}),
  secureJsonData: z.record(z.string(), z.string()).default({}),
});

const provisioningFile = z.object({ datasources: z.array(provisionedDataSource).default([]) });
const upstreamSettings = z.object({ upstreams: z.array(z.looseObject({ name: z.string(), kind: z.string() })) });

export interface DataSource extends z.infer<typeof provisionedDataSource> {
  readonly id: number;
  readonly version: number;
  readonly updatedMs: number;
}

/** What the config editor sends: secrets only where they were typed anew. */
const editedDataSource = z.object({
  name: z.string().min(1),
  url: z.string().optional(),
  user: z.string().optional(),
  database: z.string().optional(),
  basicAuth: z.boolean().optional(),
  basicAuthUser: z.string().optional(),
  isDefault: z.boolean().optional(),
  jsonData: jsonObject.optional(),
  secureJsonData: z.record(z.string(), z.string()).optional(),
  secureJsonFields: z.record(z.string(), z.boolean()).optional(),
});

/** The data sources of the provisioning files, kept in memory: changes last until the workbench ends. */
export class DataSources {
  private readonly byUid = new Map<string, DataSource>();

  constructor(provisioned: ReadonlyArray<z.infer<typeof provisionedDataSource>>) {
    provisioned.forEach((settings, index) => {
      this.byUid.set(settings.uid, { ...settings, id: index + 1, version: 1, updatedMs: Date.now() });
    });
  }

  list(): readonly DataSource[] {
    return [...this.byUid.values()];
  }

  get(uid: string): DataSource | undefined {
    return this.byUid.get(uid);
  }

  /** @throws ZodError where the edited settings have a wrong form */
  update(before: DataSource, body: unknown): DataSource {
    const { secureJsonData = {}, secureJsonFields = {}, ...edited } = editedDataSource.parse(body);
    const kept = Object.entries(before.secureJsonData).filter(([name]) => secureJsonFields[name] === true);
    const given = Object.fromEntries(Object.entries(edited).filter(([, value]) => value !== undefined));
    const after = {
      ...before,
      ...given,
      secureJsonData: { ...Object.fromEntries(kept), ...secureJsonData },
      version: before.version + 1,
      updatedMs: Date.now(),
    };
    this.byUid.set(before.uid, after);
    return after;
  }
}

/** The settings without their secrets, as the config editor gets them. */
export function publicSettings({ secureJsonData, updatedMs, ...settings }: DataSource): Record<string, unknown> {
  return {
    ...settings,
    orgId: 1,
    access: 'proxy',
    readOnly: false,
    withCredentials: false,
    typeName: settings.type,
    secureJsonFields: Object.fromEntries(Object.keys(secureJsonData).map((name) => [name, true])),
  };
}

const fromEnvironment = (text: string): string =>
  text.replace(/\$\{?([A-Z_][A-Z0-9_]*)\}?/g, (_match, name: string) => process.env[name] ?? '');

/** Reads `provisioning/datasources`, environment variables expanded, and puts the stores of the command line in. */
export async function readDataSources(
  folder: string,
  options: WorkbenchOptions,
  types: ReadonlySet<string>,
  demoPrometheusUrl?: string
): Promise<DataSources> {
  const files = (await readdir(folder)).filter((file) => /\.ya?ml$/.test(file)).sort();
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return new DataSources(
    contents
      .flatMap((content) => provisioningFile.parse(parse(fromEnvironment(content))).datasources)
      .filter(({ type }) => types.has(type))
      .map((settings) => withStores(settings, options, demoPrometheusUrl))
  );
}

type Provisioned = z.infer<typeof provisionedDataSource>;

/**
 * The stores of the command line join those of the files under their kind's name: a Prometheus that is given comes first, so that it
 * is asked where a query names none; that of the demo and the others come after.
 */
function withStores(
  settings: Provisioned,
  { stores, influxdb }: WorkbenchOptions,
  demoPrometheusUrl: string | undefined
): Provisioned {
  const parsed = upstreamSettings.safeParse(settings.jsonData);
  if (!parsed.success) {
    return settings;
  }
  const given = plainStores.flatMap((kind) => plainUpstream(kind, stores[kind]));
  const added = [
    ...plainUpstream('prometheus', demoPrometheusUrl),
    ...given.filter(({ kind }) => kind !== 'prometheus'),
    ...(influxdb === undefined ? [] : [influxdbUpstream(influxdb)]),
  ];
  const first = given.filter(({ kind }) => kind === 'prometheus');
  const names = new Set([...first, ...added].map(({ name }) => name));
  const others = parsed.data.upstreams.filter(({ name }) => !names.has(name));
  return {
    ...settings,
    jsonData: { ...settings.jsonData, upstreams: [...first, ...others, ...added] },
    secureJsonData: { ...settings.secureJsonData, ...(influxdb === undefined ? {} : influxdbSecrets()) },
  };
}

const plainUpstream = (kind: PlainStore, url: string | undefined) =>
  url === undefined ? [] : [{ name: kind, kind, url }];

const influxdbName = 'influxdb';

function influxdbUpstream({ url, database, organization, user }: InfluxdbOptions) {
  const auth = process.env['INFLUXDB_TOKEN'] ? 'token' : user === undefined ? 'none' : 'basic';
  return {
    name: influxdbName,
    kind: 'influxdb',
    url,
    auth,
    ...(database === undefined ? {} : { database }),
    ...(organization === undefined ? {} : { organization, language: 'flux' }),
    ...(user === undefined ? {} : { user }),
  };
}

const influxdbSecrets = (): Record<string, string> =>
  Object.fromEntries(
    [
      ['token', process.env['INFLUXDB_TOKEN']],
      ['password', process.env['INFLUXDB_PASSWORD']],
    ].flatMap(([name, value]) => (value ? [[`upstreams.${influxdbName}.${name}`, value]] : []))
  );
