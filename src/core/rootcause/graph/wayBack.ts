import { type DependencyGraph } from './dependencyGraph';
import { type Hops } from './hopsFrom';

/** The services from `node`, which a walk has reached, back to the walk's start, both included. */
export function wayBack({ services }: DependencyGraph, { previous }: Hops, node: number): readonly string[] {
  const way: string[] = [];
  for (let current = node; current >= 0; current = previous[current]) {
    way.push(services[current]);
  }
  return way;
}
