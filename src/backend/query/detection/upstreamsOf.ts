import { type QueryInput } from '../../../protocol/query';
import { type Upstream } from '../../upstreams/upstream';
import { type OpenUpstreams } from '../instances/openUpstreams';

/** The stores that some inputs ask, one an input; those that could not be opened are left out. */
export function upstreamsOf(inputs: readonly QueryInput[], upstreams: OpenUpstreams): readonly Upstream[] {
  const [firstName] = upstreams.keys();
  return inputs.flatMap(({ upstream = firstName }) => {
    const opened = upstream === undefined ? undefined : upstreams.get(upstream);
    return opened?.ok === true ? [opened.value] : [];
  });
}
