import { type Labels } from '../series/labelledSeries';
import { labelValue } from '../series/labelValue';
import { serviceOfLabels } from './serviceOfLabels';

/**
 * Whom a series tells about: its service (see {@link serviceOfLabels}), else the address of its `instance`, without the port. Several
 * series of a machine that has no name, as those of a node exporter, are of one subject by it.
 *
 * @returns `undefined` where labels name neither, and where `serviceLabels` are given and none of them is there
 */
export function subjectOfLabels(labels: Labels, serviceLabels?: readonly string[]): string | undefined {
  const service = serviceOfLabels(labels, serviceLabels);
  if (service !== undefined || serviceLabels !== undefined) {
    return service;
  }
  const instance = labelValue(labels, 'exported_instance') ?? labelValue(labels, 'instance');
  return (
    instance
      ?.replace(/^\w+:\/\//, '')
      .replace(/\/.*$/, '')
      .replace(/:\d+$/, '') || undefined
  );
}
