import { describe, expect, it } from 'vitest';
import { appFiles } from '../../src/chunks/pointToAppFiles';

describe('appFiles', () => {
  it.each([
    ['public/plugins/covary-violin-panel/', 'public/plugins/covary-observability-app/'],
    [
      'https://grafana.example/sub/public/plugins/covary-violin-panel/',
      'https://grafana.example/sub/public/plugins/covary-observability-app/',
    ],
    [
      'https://cdn.example/covary/1.0.0/public/plugins/covary-observability-app/panels/violin/',
      'https://cdn.example/covary/1.0.0/public/plugins/covary-observability-app/',
    ],
    ['public/plugins/covary-observability-app/', 'public/plugins/covary-observability-app/'],
  ])('of %s are in %s', (panelFiles, expected) => {
    expect(appFiles(panelFiles, 'panels/violin')).toBe(expected);
  });

  it('of a data source whose id ends as its folder are in the app', () => {
    expect(appFiles('public/plugins/covary-analysis-datasource/', 'datasource')).toBe(
      'public/plugins/covary-observability-app/'
    );
    expect(appFiles('https://cdn.example/covary-observability-app/datasource/', 'datasource')).toBe(
      'https://cdn.example/covary-observability-app/'
    );
  });
});
