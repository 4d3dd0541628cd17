import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const pluginJson = z.looseObject({
  id: z.string(),
  name: z.string(),
  type: z.enum(['app', 'panel', 'datasource']),
  executable: z.string().optional(),
  info: z.looseObject({
    version: z.string(),
    logos: z.object({ small: z.string(), large: z.string() }),
  }),
});

/** A built plugin: what plugin.json says, and the folder it is in. */
export interface BuiltPlugin {
  readonly json: z.infer<typeof pluginJson>;
  readonly directory: string;
}

/** Every plugin.json below the build's folder, the app's first. */
export async function readBuiltPlugins(dist: string): Promise<readonly BuiltPlugin[]> {
  const files = (await readdir(dist, { recursive: true })).filter((file) => /(^|[\\/])plugin\.json$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => ({
      json: pluginJson.parse(JSON.parse(await readFile(join(dist, file), 'utf8'))),
      directory: join(dist, dirname(file)),
    }))
  );
}

/** The plugin as Grafana describes it to its page. */
export function pluginMeta({ json }: BuiltPlugin): Record<string, unknown> {
  const baseUrl = `public/plugins/${json.id}`;
  const { logos } = json.info;
  return {
    ...json,
    info: { ...json.info, logos: { small: `${baseUrl}/${logos.small}`, large: `${baseUrl}/${logos.large}` } },
    baseUrl,
    module: `${baseUrl}/module.js`,
    enabled: true,
    pinned: true,
    jsonData: {},
    secureJsonFields: {},
    signature: 'unsigned',
    sort: 0,
  };
}
