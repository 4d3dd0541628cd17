import { spawn } from 'node:child_process';

/** A host that starts a backend, tells its process id once it has its handshake, and does nothing else. */
const executable = process.argv[2];
if (!executable) {
  throw new Error('which backend?');
}
const child = spawn(executable, [], {
  env: { ...process.env, grafana_plugin_type: 'datasource' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
child.stdout.once('data', () => process.stdout.write(`${child.pid}\n`));
