import { type QueryInput } from '../../../protocol/query';
import { type OpenUpstreams } from '../openUpstreams';

/** How often the stores of some inputs take samples, of those whose settings say it. */
export function scrapeIntervalsOf(inputs: readonly QueryInput[], upstreams: OpenUpstreams): readonly number[] {
  const [firstName] = upstreams.keys();
  return inputs.flatMap(({ upstream = firstName }) => {
    const opened = upstream === undefined ? undefined : upstreams.get(upstream);
    const intervalMs = opened?.ok === true ? opened.value.scrapeIntervalMs : undefined;
    return intervalMs === undefined ? [] : [intervalMs];
  });
}
