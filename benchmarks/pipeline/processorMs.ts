import { readFileSync } from 'node:fs';
import { type PluginHost } from '../../tests/integration/backend/pluginHost';

/** What all threads of a plugin have used of the processors. */
export function processorMs({ process: { pid } }: PluginHost): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const tickMs = 10;
  return tickMs * (Number(fields[11]) + Number(fields[12]));
}
