/** The import rules of docs/architecture.md: what is not allowed here is an error. */
const npm = (names) => `node_modules/(${names})(/|$)`;

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved-import',
      severity: 'error',
      from: {},
      // The workbench's bundler resolves these itself: unexported files of Grafana's packages.
      to: { couldNotResolve: true, pathNot: '^grafana-internal:' },
    },
    {
      name: 'src-is-closed',
      severity: 'error',
      comment: 'nothing in src imports tests, benchmarks or workbench',
      from: { path: '^src/' },
      to: { path: '^(tests|benchmarks|workbench|scripts)/' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { pathNot: ['^src/core/', npm('simple-statistics|ml-kmeans')] },
    },
    {
      name: 'protocol-and-schema-know-core-only',
      severity: 'error',
      from: { path: '^src/(protocol|frames/schema)/' },
      to: { pathNot: ['^src/(core|protocol|frames/schema)/', npm('zod')] },
    },
    {
      name: 'grafana-codec',
      severity: 'error',
      from: { path: '^src/frames/grafana/' },
      to: { pathNot: ['^src/(core|frames/(schema|grafana))/', npm('@grafana/data|zod')] },
    },
    {
      name: 'arrow-codec',
      severity: 'error',
      from: { path: '^src/frames/arrow/' },
      to: { pathNot: ['^src/(core|frames/(schema|arrow))/', npm('@uwdata/flechette')] },
    },
    {
      name: 'charts-are-plain',
      severity: 'error',
      from: { path: '^src/charts/' },
      to: { pathNot: ['^src/(core|charts)/', npm('uplot')] },
    },
    {
      name: 'panels-stay-apart',
      severity: 'error',
      from: { path: '^src/panels/([^/]+)/' },
      to: {
        pathNot: [
          '^src/panels/$1/',
          '^src/panels/kit/',
          '^src/(charts|core|frames/(schema|grafana))/',
          npm(
            '@grafana/(data|ui|runtime|i18n|schema|e2e-selectors)|react|react-dom|@emotion/css|rxjs|uplot|zod|@types/react'
          ),
        ],
      },
    },
    {
      name: 'datasource-speaks-protocol',
      severity: 'error',
      from: { path: '^src/datasource/' },
      to: {
        pathNot: [
          '^src/(datasource|protocol|core|frames/schema)/',
          npm(
            '@grafana/(data|ui|runtime|i18n|schema|e2e-selectors|plugin-ui)|react|react-dom|@emotion/css|rxjs|zod|@types/react|@prometheus-io/lezer-promql'
          ),
        ],
      },
    },
    {
      name: 'app-reaches-panels-by-id',
      severity: 'error',
      from: { path: '^src/(app/|module\\.tsx|constants\\.ts)' },
      to: {
        pathNot: [
          '^src/(app|protocol|core|frames/(schema|grafana)|charts)/',
          '^src/[^/]+$',
          npm('@grafana/.*|react|react-dom|react-router-dom|react-router|@emotion/css|rxjs|zod|@types/react'),
        ],
      },
    },
    {
      name: 'backend-has-no-browser',
      severity: 'error',
      from: { path: '^src/backend/' },
      to: { path: ['^src/(app|panels|charts|datasource|frames/grafana)/', npm('@grafana/.*|react.*|@emotion/.*')] },
    },
    {
      name: 'detectors-stay-apart',
      severity: 'error',
      comment:
        'a detector folder uses statistics, never another detector; only the ensemble and the registry join them',
      from: { path: '^src/core/detectors/(?!ensemble/)([^/]+)/' },
      to: { path: '^src/core/detectors/[^/]+/', pathNot: '^src/core/detectors/$1/' },
    },
    {
      name: 'upstreams-stay-apart',
      severity: 'error',
      from: { path: '^src/backend/upstreams/([^/]+)/' },
      to: {
        path: '^src/backend/upstreams/[^/]+/',
        pathNot: ['^src/backend/upstreams/$1/', '^src/backend/upstreams/http/'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['src/core/kernels/assembly', 'src/backend/plugin/generated', 'workbench/build'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
