import { parseArgs } from 'node:util';

/** The arguments that every accuracy benchmark takes. */
export interface CommandLine {
  /** The folder of the data set. */
  readonly data: string;
  /** Where score files are written, one folder a detector. */
  readonly out: string;
  /** The only detector to run; all that fit when absent. */
  readonly detector?: string;
}

/** Parses `--data DIR --out DIR [--detector NAME]`; throws when a folder is missing. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, out: { type: 'string' }, detector: { type: 'string' } },
  });
  if (values.data === undefined || values.out === undefined) {
    throw new Error('--data DIR and --out DIR are needed');
  }
  return {
    data: values.data,
    out: values.out,
    ...(values.detector === undefined ? {} : { detector: values.detector }),
  };
}
