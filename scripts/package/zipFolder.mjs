import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';

const unix = 3;

/** Zips a folder under its own name; the same files give the same bytes, whenever and wherever: names in order, one time, modes of 644 and 755. */
export function zipFolder(folder, target, modifiedMs) {
  const entries = {};
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
  for (const name of names) {
    const file = path.join(folder, name);
    const mode = (statSync(file).mode & 0o100) === 0 ? 0o100644 : 0o100755;
    const inZip = [path.basename(folder), ...name.split(path.sep)].join('/');
    entries[inZip] = [new Uint8Array(readFileSync(file)), { os: unix, attrs: mode << 16, mtime: zipTime(modifiedMs) }];
  }
  writeFileSync(target, zipSync(entries, { level: 9 }));
}

/** Zip files hold local time: this is the moment whose local reading is that of UTC. */
function zipTime(ms) {
  return ms + new Date(ms).getTimezoneOffset() * 60_000;
}
