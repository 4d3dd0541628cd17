import { expect, it, vi } from 'vitest';
import { metrics } from '../../../../src/backend/telemetry/metrics';
import { countedCall } from '../../../../src/backend/upstreams/http/storeCalls';

it('a request to a store is counted with the time that it took', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValueOnce(1000).mockReturnValueOnce(1250);
  await countedCall('measured', 'GET', () => Promise.resolve({ status: 200, body: Buffer.from('ok') }));
  now.mockRestore();
  expect(metrics.text()).toMatch(/_sum\{upstream="measured"\} 0\.25\n/);
});
