import { measure } from './measure';
import { workloads } from './workloads/registry';

const [name = '--list', rounds = '9', python = 'python3', script = ''] = process.argv.slice(2);
if (name === '--list') {
  console.log(workloads.map((workload) => workload.name).join('\n'));
} else {
  const workload = workloads.find((candidate) => candidate.name === name);
  if (workload === undefined) {
    throw new Error(`no workload is called ${name}`);
  }
  void measure(workload, Number(rounds), python, script).then((row) => {
    console.log(JSON.stringify(row));
  });
}
