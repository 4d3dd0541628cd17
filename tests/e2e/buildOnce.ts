import { startWorkbench } from './workbenchProcess';

/** Builds what is not built yet before any file starts a workbench of its own, which would build it, too. */
export default async function buildOnce(): Promise<void> {
  if (process.env['GRAFANA_URL'] !== undefined) {
    return;
  }
  const workbench = startWorkbench('--port', '0', '--no-prometheus');
  await workbench.url;
  await workbench.stop();
}
