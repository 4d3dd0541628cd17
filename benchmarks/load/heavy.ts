import { credentials } from '@grpc/grpc-js';
import { createInterface } from 'node:readline';
import { DataClient } from '../../src/backend/plugin/generated/pluginv2';
import { askPlugin } from '../../tests/integration/backend/askPlugin';
import { heavyQuestions } from './questions';

/**
 * Keeps so many heavy queries under way at a backend, in a process of its own, so that taking their answers keeps nobody
 * waiting who measures: `heavy ADDRESS STORE COUNT`. Answers any line with what was answered and what failed, as JSON.
 */
const [address = '', storeUrl = '', count = '0'] = process.argv.slice(2);
const data = new DataClient(address, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
const waitsMs: number[] = [];
const failures: string[] = [];

async function loop(i: number): Promise<void> {
  for (let round = i; ; round += 7) {
    const question = heavyQuestions[round % heavyQuestions.length];
    const startMs = performance.now();
    const error = await askPlugin(
      { data },
      {
        upstream: { kind: 'prometheus', url: storeUrl },
        settingsId: 'heavy',
        user: `heavy ${i % 10}`,
        ...(question?.(round) ?? { query: {} }),
      }
    ).then(
      (answer) => answer.error,
      (reason: unknown) => (reason instanceof Error ? reason.message : String(reason))
    );
    if (error === '') {
      waitsMs.push(performance.now() - startMs);
    } else {
      failures.push(error);
    }
  }
}

for (let i = 0; i < Number(count); i++) {
  void loop(i);
}
createInterface(process.stdin).on('line', () => {
  process.stdout.write(`${JSON.stringify({ waitsMs, failures })}\n`);
});
process.stdout.write('asking\n');
