// Turns src/backend/plugin/proto/*.proto into the TypeScript of src/backend/plugin/generated. Run it after a change of a
// .proto file; what it writes is committed, so that a build needs no generator.
//
//   node scripts/generate-protocol.mjs [FOLDER]     writes elsewhere, to compare
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const source = path.join(root, 'src/backend/plugin/proto');
const target = path.resolve(process.argv[2] ?? path.join(root, 'src/backend/plugin/generated'));
const executables = path.join(root, 'node_modules/.bin');

const template = {
  version: 'v2',
  clean: true,
  plugins: [
    {
      local: path.join(executables, 'protoc-gen-ts_proto'),
      out: target,
      include_imports: true,
      opt: [
        'env=node',
        'esModuleInterop=true',
        'outputServices=grpc-js',
        'outputJsonMethods=false',
        'outputPartialMethods=true',
        'outputTypeAnnotations=false',
        'useExactTypes=false',
        'useMapType=true',
        'useOptionals=none',
        'snakeToCamel=keys',
        'forceLong=number',
        'stringEnums=false',
        'exportCommonSymbols=false',
        'annotateFilesWithVersion=false',
      ],
    },
  ],
};

const workFolder = mkdtempSync(path.join(tmpdir(), 'covary-protocol-'));
try {
  const templateFile = path.join(workFolder, 'buf.gen.json');
  writeFileSync(templateFile, JSON.stringify(template));
  execFileSync(path.join(executables, 'buf'), ['generate', '--template', templateFile, source], {
    cwd: workFolder,
    stdio: 'inherit',
  });
} finally {
  rmSync(workFolder, { recursive: true, force: true });
}
console.log(`protocol: ${target}`);
