// Compiles src/core/kernels/assembly to WebAssembly and writes it into src/core/kernels/binary.ts.
// `--check` compares instead and fails where the committed file is stale; `--wat FILE` also writes the text form.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import asc from 'assemblyscript/asc';

const kernels = path.join(import.meta.dirname, '../src/core/kernels');
const target = path.join(kernels, 'binary.ts');
const arguments_ = process.argv.slice(2);
const watFile = arguments_.includes('--wat') ? arguments_[arguments_.indexOf('--wat') + 1] : undefined;

let wasm;
const { error, stderr } = await asc.main(
  [
    'index.ts',
    '--outFile',
    'kernels.wasm',
    ...(watFile ? ['--textFile', 'kernels.wat'] : []),
    '--runtime',
    'stub',
    '--use',
    'abort=',
    '--noAssert',
    '--enable',
    'simd',
    '-O3',
    '--converge',
  ],
  {
    readFile(name, baseDir) {
      try {
        return readFileSync(path.resolve(kernels, 'assembly', baseDir, name), 'utf8');
      } catch {
        return null;
      }
    },
    writeFile(name, contents) {
      if (name === 'kernels.wasm') {
        wasm = contents;
      } else if (watFile) {
        writeFileSync(watFile, contents);
      }
    },
    listFiles: () => [],
  }
);
if (error || !wasm) {
  console.error(stderr.toString());
  process.exit(1);
}

const source = `/** The compiled kernels (scripts/build-kernels.mjs), in base64. */
export const kernelBinary =
  '${Buffer.from(wasm).toString('base64')}';
`;
if (!arguments_.includes('--check')) {
  writeFileSync(target, source);
  console.log(`kernels: ${wasm.length} bytes`);
} else if (readFileSync(target, 'utf8') !== source) {
  console.error('src/core/kernels/binary.ts is not what its sources compile to: run node scripts/build-kernels.mjs');
  process.exit(1);
}
