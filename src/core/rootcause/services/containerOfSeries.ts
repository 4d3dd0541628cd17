import { type ReadLabel } from './readLabels';

/** The forms of containers' names, by what started them; the first group is the service. */
const containerForms: readonly RegExp[] = [
  // Docker Swarm: stack_service.1.task.
  /^(?:[^_.]+_)?(.+)\.\d+\.[a-z\d]+$/,
  // docker compose: project-service-1.
  /^[a-z\d]+[-_](.+)[-_]\d+$/,
];

/**
 * The service of a container outside Kubernetes, by its name: of docker compose and Swarm without what these add; any other name is
 * the service itself, where the series is about containers.
 */
export function containerOfSeries(read: ReadLabel): string | undefined {
  const isOfContainers = read('__name__')?.startsWith('container_') === true || read('image') !== undefined;
  const name = (read('container_name') ?? read('name'))?.replace(/^\//, '');
  if (name === undefined) {
    return undefined;
  }
  for (const form of containerForms) {
    const service = form.exec(name)?.[1];
    if (service !== undefined) {
      return service;
    }
  }
  const isMadeUp = /^[\da-f]{12,64}$|^k8s_/.test(name);
  return (isOfContainers || read('container_name') !== undefined) && !isMadeUp ? name : undefined;
}
