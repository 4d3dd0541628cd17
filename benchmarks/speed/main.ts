import { measure } from './measure';
import { memoryRatio } from './memoryRatio';
import { workloads } from './workloads/registry';

const [task, name, rounds = '9', python = 'python3', script = '', goPeer = ''] = process.argv.slice(2);
const workload = workloads.find((candidate) => candidate.name === name);
if (workload === undefined) {
  console.log(workloads.map((known) => known.name).join('\n'));
} else if (task === 'memory') {
  console.log(memoryRatio(workload, globalThis.gc ?? (() => undefined)));
} else {
  const commands = {
    python: { program: python, arguments: [script] },
    go: { program: goPeer, arguments: [] },
  };
  void measure(workload, Number(rounds), commands).then((row) => {
    console.log(JSON.stringify(row));
  });
}
