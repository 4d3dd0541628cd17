import { expect, it } from 'vitest';
import { dependencyGraph } from '../../../../src/core/rootcause/graph/dependencyGraph';
import { independentCauses } from '../../../../src/core/rootcause/ranking/independentCauses';

/** Four pairs of a database and who asks it, all affected; services are numbered as the graph's nodes. */
const graph = dependencyGraph([1, 2, 3, 4].map((pair) => ({ from: `web-${pair}`, to: `database-${pair}` })));
const places = Int32Array.from(graph.services.keys());
const problem = {
  graph,
  nodeOfService: places,
  serviceOfNode: places,
  metricsOfService: graph.services.map((_, service) => [service]),
};
const isDatabase = (service: number): boolean => graph.services[service]?.startsWith('database') === true;

/** The causes where the databases score like this, and who asks them a tenth. */
function causesOf(scores: readonly number[]): ReadonlyArray<string | undefined> {
  const all = Float64Array.from(graph.services, (name, service) =>
    isDatabase(service) ? (scores[Number(name.slice(-1)) - 1] ?? NaN) : 0.1
  );
  const found = independentCauses(
    problem,
    all,
    [...places],
    graph.services.map(() => true)
  );
  return found.map(({ service }) => graph.services[service]);
}

it.each([
  ['three at most, the likeliest first', [0.7, 1, 0.8, 0.9], ['database-2', 'database-4', 'database-3']],
  ['none that scores less than half of the one before it', [1, 0.5, 0.24, 0.1], ['database-1', 'database-2']],
])('of several faults at once %s is a cause', (_, scores, causes) => {
  expect(causesOf(scores)).toEqual(causes);
});
