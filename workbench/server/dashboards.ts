import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const dashboardJson = z.looseObject({ uid: z.string(), title: z.string(), tags: z.array(z.string()).default([]) });

export type ProvisionedDashboard = z.infer<typeof dashboardJson>;

/** The dashboards of these folders, read anew for each request so that an edited file shows on reload. */
export async function readDashboards(folders: readonly string[]): Promise<readonly ProvisionedDashboard[]> {
  const found = await Promise.all(folders.map(readFolder));
  return found.flat();
}

async function readFolder(folder: string): Promise<readonly ProvisionedDashboard[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => dashboardJson.parse(JSON.parse(await readFile(join(folder, file), 'utf8'))))
  );
}
