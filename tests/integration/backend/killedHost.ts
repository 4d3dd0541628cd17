import { startPlugin } from './pluginHost';

/** A host that starts a backend, tells its process id and waits for its own end. */
async function hostPlugin(executable: string): Promise<void> {
  const host = await startPlugin(executable);
  const [healthy] = await Promise.all([new Promise((resolve) => host.health.check({ service: 'plugin' }, resolve))]);
  if (healthy !== null) {
    throw new Error('the backend is not healthy');
  }
  process.stdout.write(`${host.process.pid}\n`);
}

const executable = process.argv[2];
if (!executable) {
  throw new Error('which backend?');
}
void hostPlugin(executable);
