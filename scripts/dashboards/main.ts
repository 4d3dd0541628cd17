import { mkdirSync, writeFileSync } from 'node:fs';
import { dashboards } from './dashboards';

/** Writes each dashboard as Grafana imports and provisions it: `FOLDER/NAME.json`. */
const [folder = 'src/datasource/dashboards'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [name, dashboard] of Object.entries(dashboards)) {
  writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(dashboard, null, 2)}\n`);
}
