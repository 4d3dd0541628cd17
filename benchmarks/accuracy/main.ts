import { runNab } from './nab';
import { runMultivariate } from './multivariate';
import { runRca } from './rca';

/** The benchmarks by name; one line adds one. */
const benchmarks: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  nab: runNab,
  smd: (args) => runMultivariate('smd', args),
  skab: (args) => runMultivariate('skab', args),
  rca: runRca,
};

/** Runs the benchmark that the first argument names; the others are its own. */
export async function main(args: readonly string[]): Promise<void> {
  const [name = '', ...rest] = args;
  const run = benchmarks[name];
  if (run === undefined) {
    console.error(
      `usage: bench:accuracy -- ${Object.keys(benchmarks).join('|')} --data DIR --out DIR [--detector NAME]`
    );
    process.exitCode = 2;
    return;
  }
  await run(rest);
}
