import { measure } from './measure';
import { workloads } from './workloads/registry';

const [name = '--list', rounds = '9', python = 'python3', script = '', goPeer = ''] = process.argv.slice(2);
if (name === '--list') {
  console.log(workloads.map((workload) => workload.name).join('\n'));
} else {
  const workload = workloads.find((candidate) => candidate.name === name);
  if (workload === undefined) {
    throw new Error(`no workload is called ${name}`);
  }
  const commands = {
    python: { program: python, arguments: [script] },
    go: { program: goPeer, arguments: [] },
  };
  void measure(workload, Number(rounds), commands).then((row) => {
    console.log(JSON.stringify(row));
  });
}
