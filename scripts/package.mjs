// npm run package: the plugin as zips, one for each platform, that carry their own node: nothing has to be on the server.
//
//   npm run package                              all platforms
//   npm run package -- --platform linux_amd64    one; may be repeated
//
// Writes release/<plugin>-<version>.<platform>.zip, SHA256SUMS and sbom.cdx.json. The same commit gives the same bytes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { nodePackage, platforms } from './package/nodeBinaries.mjs';
import { writeSingleExecutable } from './package/singleExecutable.mjs';
import { softwareBillOfMaterials, thirdPartyLicences } from './package/thirdParty.mjs';
import { zipFolder } from './package/zipFolder.mjs';

const root = path.resolve(import.meta.dirname, '..');
const release = path.join(root, 'release');
const cacheFolder = path.join(root, '.cache/node');
const { values: options } = parseArgs({ options: { platform: { type: 'string', multiple: true } } });
const wanted = options.platform ?? Object.keys(platforms);
for (const platform of wanted) {
  if (!(platform in platforms)) {
    throw new Error(`unknown platform "${platform}"; there are ${Object.keys(platforms).join(', ')}`);
  }
}
if (process.platform !== 'linux' || process.arch !== 'x64') {
  throw new Error('packages are made on linux x64: what goes into an executable is prepared by a node that runs here');
}

const { version, name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { id } = JSON.parse(readFileSync(path.join(root, 'src/plugin.json'), 'utf8'));
const committedMs = 1000 * Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));

const workFolder = mkdtempSync(path.join(tmpdir(), `${name}-package-`));
try {
  console.log('building the plugin …');
  const statistics = path.join(workFolder, 'modules.json');
  execFileSync('node', ['scripts/build-browser.mjs', '--statistics', statistics], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  execFileSync('node', ['scripts/build-docs.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const { scripts, inputs } = await bundleBackend();
  const files = [...inputs, ...browserModules(JSON.parse(readFileSync(statistics, 'utf8')))];

  rmSync(release, { recursive: true, force: true });
  mkdirSync(release);
  const sums = [];
  for (const platform of wanted) {
    const folder = await stage(platform, scripts, files);
    const zip = path.join(release, `${id}-${version}.${platform}.zip`);
    zipFolder(folder, zip, committedMs);
    rmSync(folder, { recursive: true });
    sums.push(`${createHash('sha256').update(readFileSync(zip)).digest('hex')}  ${path.basename(zip)}`);
    console.log(`${path.basename(zip)}: ${(statSync(zip).size / 1e6).toFixed(1)} MB`);
  }
  writeFileSync(path.join(release, 'SHA256SUMS'), `${sums.join('\n')}\n`);
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}

/** The scripts of the main thread and of the workers, and what they are made of. */
async function bundleBackend() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/backend/packaged/main.ts', 'src/backend/packaged/worker.ts'],
    tsconfig: path.join(root, 'tsconfig.node.json'),
    outdir: workFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    logLevel: 'warning',
  });
  const script = (entry) => path.join(workFolder, `${entry}.cjs`);
  return { scripts: { main: script('main'), worker: script('worker') }, inputs: Object.keys(metafile.inputs) };
}

/** The files of all modules that the browser's bundles are made of, or were looked at for. */
function browserModules({ modules = [], children = [] }) {
  return [...modules, ...children].flatMap((module) => [
    ...(isFile(module) ? [path.relative(root, module.nameForCondition)] : []),
    ...browserModules(module),
  ]);
}

/** The path of files that the bundler writes for a module that has none is gone with the build. */
function isFile({ nameForCondition }) {
  return nameForCondition !== undefined && nameForCondition !== null && existsSync(nameForCondition);
}

/** The plugin's folder for one platform, as it is zipped. */
async function stage(platform, scripts, files) {
  const folder = path.join(workFolder, platform, id);
  cpSync(path.join(root, 'dist'), folder, {
    recursive: true,
    filter: (source) => !/\/gpx_[^/]+$/.test(source) && !source.endsWith('.map'),
  });
  stampDates(folder);
  const executable = `gpx_covary_${platform}${platform.startsWith('windows') ? '.exe' : ''}`;
  await writeSingleExecutable({
    platform,
    scripts,
    target: path.join(folder, 'datasource', executable),
    cacheFolder,
    workFolder,
  });
  const { binary } = platforms[platform];
  const bill = `${JSON.stringify(softwareBillOfMaterials(binary, root), null, 2)}\n`;
  writeFileSync(path.join(folder, 'sbom.cdx.json'), bill);
  writeFileSync(path.join(release, 'sbom.cdx.json'), bill);
  writeFileSync(
    path.join(folder, 'THIRD-PARTY-LICENCES.md'),
    `# Licences of what the package carries\n\n${thirdPartyLicences(files, nodePackage(binary, cacheFolder), root)}`
  );
  return folder;
}

/** The build says when it ran; a package says when its commit was made. */
function stampDates(folder) {
  const day = new Date(committedMs).toISOString().slice(0, 10);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.name === 'plugin.json') {
      const file = path.join(entry.parentPath, entry.name);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"updated": "[^"]*"/, `"updated": "${day}"`));
    }
  }
}
