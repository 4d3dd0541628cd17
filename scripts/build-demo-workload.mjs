import { build } from 'esbuild';

await build({
  entryPoints: ['scripts/demo-workload/main.ts'],
  tsconfig: 'tsconfig.node.json',
  outfile: 'workbench/build/demo-workload.cjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'error',
});
