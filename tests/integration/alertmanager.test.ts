import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { missingCommands, suiteTitle } from './missingCommands';
import { freePort } from './stores/freePort';
import { startStore, type StoreProcess } from './stores/storeProcess';

const missing = missingCommands('prometheus-alertmanager');
const alertsAnswer = z.array(
  z.object({
    labels: z.record(z.string(), z.string()),
    status: z.object({ state: z.string(), inhibitedBy: z.array(z.string()) }),
    receivers: z.array(z.object({ name: z.string() })),
  })
);

/** Who calls whom in the demo, as the cascade's rules say it of its slow database. */
const root = { alertname: 'Cause', covary_role: 'root', service: 'database', root: 'database' };
const symptoms = ['web-frontend', 'product-service', 'user-service'].map((service) => ({
  alertname: 'Consequence',
  covary_role: 'symptom',
  service,
  root: 'database',
}));
/** Alerts of other rules: of services within the incident, and of one that has nothing to do with it. */
const others = ['database', 'web-frontend', 'user-service', 'billing'].map((service) => ({
  alertname: 'Slow',
  service,
}));

describe.skipIf(missing.length > 0)(suiteTitle('the example for an Alertmanager', missing), () => {
  let folder = '';
  let alertmanager: StoreProcess | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'covary-alertmanager-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    alertmanager = await startStore(
      'prometheus-alertmanager',
      [
        `--config.file=${path.resolve('provisioning/notification-policy/alertmanager.yaml')}`,
        `--storage.path=${folder}`,
        `--web.listen-address=127.0.0.1:${port}`,
        // No peers: it would look for the machine's address.
        '--cluster.listen-address=',
      ],
      url,
      `${url}/-/ready`
    );
  }, 60_000);

  afterAll(async () => {
    await alertmanager?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is taken by a real one, which calls for the root alone and for what is not of the incident', async () => {
    const alerts = `${alertmanager?.url}/api/v2/alerts`;
    const startsAt = new Date(Date.now() - 60_000).toISOString();
    const body = JSON.stringify([root, ...symptoms, ...others].map((labels) => ({ labels, startsAt })));
    const sent = await fetch(alerts, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(sent.status).toBe(200);
    await expect
      .poll(
        async () => {
          const all = alertsAnswer.parse(await (await fetch(alerts)).json());
          const called = all.filter(
            ({ status, receivers }) => status.state === 'active' && receivers.some(({ name }) => name === 'people')
          );
          return called.map(({ labels }) => `${labels['alertname']} ${labels['service']}`).sort();
        },
        { timeout: 20_000 }
      )
      .toEqual(['Cause database', 'Slow billing', 'Slow database']);
    const all = alertsAnswer.parse(await (await fetch(alerts)).json());
    const inhibited = all.filter(({ status }) => status.inhibitedBy.length > 0);
    expect(inhibited.map(({ labels }) => labels['service']).sort()).toEqual(['user-service', 'web-frontend']);
  });
});
