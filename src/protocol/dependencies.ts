import { z } from 'zod';
import { nameText } from './bounds';

/** Which services depend on which: given as edges, or learned from an input that carries service-graph metrics. */
export const dependencies = z
  .strictObject({
    edges: z
      .array(z.strictObject({ from: nameText, to: nameText }))
      .max(10_000)
      .default([])
      .meta({ title: 'Edges', description: 'A JSON list of {"from", "to"}: from depends on to, it calls to.' }),
    input: nameText.optional().meta({
      title: 'Graph input',
      description:
        'The input whose series carry the graph, such as traces_service_graph_request_total or istio_requests_total.',
    }),
  })
  .default({ edges: [] })
  .meta({ title: 'Dependencies' });
export type Dependencies = z.infer<typeof dependencies>;
