import { detectionUsage } from './commandLine';
import { runKpi } from './kpi';
import { runMultivariate } from './multivariate';
import { runNab } from './nab';
import { runQuiet } from './quiet';
import { runRca } from './rca';

/** The benchmarks by name; one line adds one. */
const benchmarks: Readonly<Record<string, (args: readonly string[], workerFile: string) => Promise<void>>> = {
  kpi: runKpi,
  nab: runNab,
  smd: (args, workerFile) => runMultivariate('smd', args, workerFile),
  skab: (args, workerFile) => runMultivariate('skab', args, workerFile),
  quiet: runQuiet,
  rca: runRca,
};

/**
 * Runs the benchmark that the first argument names; the others are its own.
 *
 * @param workerFile the bundle of `worker.ts`
 */
export async function main(args: readonly string[], workerFile: string): Promise<void> {
  const [name = '', ...rest] = args;
  const run = benchmarks[name];
  if (run === undefined) {
    console.error(`usage: bench:accuracy -- ${Object.keys(benchmarks).join('|')}\n${detectionUsage}`);
    process.exitCode = 2;
    return;
  }
  await run(rest, workerFile);
}
