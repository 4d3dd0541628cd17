import { z } from 'zod';
import { nameText } from './bounds';

/** Which services depend on which: given as edges, or learned from an input that carries service-graph metrics. */
export const dependencies = z
  .strictObject({
    edges: z
      .array(z.strictObject({ from: nameText.meta({ title: 'Caller' }), to: nameText.meta({ title: 'Called' }) }))
      .max(10_000)
      .default([])
      .meta({ title: 'Calls', description: 'Which service calls which: the first depends on the second.' }),
    input: nameText.optional().meta({
      title: 'From metrics',
      description:
        'The input whose series carry the graph, such as traces_service_graph_request_total or istio_requests_total.',
    }),
  })
  .default({ edges: [] })
  .meta({ title: 'Who calls whom', description: 'Failures travel from a service to those that call it.' });
export type Dependencies = z.infer<typeof dependencies>;
