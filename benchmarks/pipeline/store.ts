import { createServer } from 'node:http';
import { seededRandom } from '../../src/core/random';

/**
 * A Prometheus of its own process, so that its work does not count: any range query is answered with `series` series of
 * daily rhythm and noise. Prints its port.
 */
const series = Number(process.argv[2] ?? 1000);

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
  if (!pathname.endsWith('/query_range')) {
    response.writeHead(404).end();
    return;
  }
  const number = (name: string): number => Number(searchParams.get(name));
  const [start, end, step] = [number('start'), number('end'), number('step')];
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"status":"success","data":{"resultType":"matrix","result":[');
  for (let s = 0; s < series; s++) {
    const random = seededRandom(s);
    const samples: string[] = [];
    for (let time = start; time <= end; time += step) {
      const value = 100 + 20 * Math.sin((2 * Math.PI * time) / 86_400 + s) + 5 * random();
      samples.push(`[${time},"${value}"]`);
    }
    response.write(
      `${s === 0 ? '' : ','}{"metric":{"__name__":"load","instance":"node-${s}"},"values":[${samples.join(',')}]}`
    );
  }
  response.end(']}}');
}).listen(0, '127.0.0.1', function (this: ReturnType<typeof createServer>) {
  const address = this.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
