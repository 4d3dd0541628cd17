import { describe, expect, it } from 'vitest';
import { queryDependencies } from '../../../../src/backend/query/analyser/queryDependencies';

describe('the graph that a query gives', () => {
  it('knows services by their names without the spaces around them', () => {
    const { graph } = queryDependencies(
      {
        edges: [
          { from: ' web', to: 'api ' },
          { from: 'web', to: ' ' },
        ],
      },
      []
    );
    expect(graph.services).toEqual(['web', 'api']);
    expect(graph.dependencies).toEqual([[1], []]);
  });
});
