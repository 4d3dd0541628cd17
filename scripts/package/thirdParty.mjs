import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the package is made of, as CycloneDX: the dependencies of the lockfile and node itself; without the time and the random number that a new file would carry. */
export function softwareBillOfMaterials(nodeSpec, root) {
  const text = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--omit=dev', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const bill = JSON.parse(text);
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  const version = nodeSpec.slice(nodeSpec.lastIndexOf('@') + 1);
  bill.components.push({
    'bom-ref': `node@${version}`,
    type: 'application',
    name: 'node',
    version,
    purl: `pkg:generic/node@${version}`,
    externalReferences: [{ type: 'distribution', url: `https://www.npmjs.com/package/${nodeSpec}` }],
  });
  return bill;
}

/** The licences of all that is bundled: a heading and the text of each, in order of names. */
export function thirdPartyLicences(bundledFiles, nodeFolder, root) {
  const packages = new Map();
  for (const file of bundledFiles) {
    const found = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(file);
    if (found !== null) {
      packages.set(found[2], path.join(root, found[1]));
    }
  }
  const sections = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, folder]) => section(name, folder));
  return [...sections, section('node', nodeFolder)].join('\n\n');
}

function section(name, folder) {
  const manifest = path.join(folder, 'package.json');
  const { version, license } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each));
  const text =
    file === undefined ? `Licence: ${license ?? 'not stated'}` : readFileSync(path.join(folder, file), 'utf8');
  return `## ${name} ${version ?? ''}\n\n${text.trim()}\n`;
}
