/** The import rules of docs/architecture.md: what is not allowed here is an error. */
const npm = (names) => `node_modules/(${names})(/|$)`;

/**
 * The floors of a folder, from the ground up: a folder in it imports those of lower floors, never one of its own floor or of a
 * higher one. A new folder needs its place here.
 */
const coreFloors = [
  ['series', 'order'],
  ['kernels'],
  ['statistics'],
  ['clustering', 'logs', 'quality', 'slo', 'traces', 'windows'],
  ['correlation'],
  ['detectors', 'rootcause'],
  ['rules'],
];

/** Whatever has no name in these rooms is a detector's folder, between `bands` and `judging`. */
const detectorRoomsBelow = [
  ['clock', 'declaration', 'rows', 'windows'],
  ['detector', 'rates'],
  ['history', 'request'],
  ['bands', 'rules'],
];
const detectorRoomsAbove = [['judging'], ['backtest', 'explain']];
const detectorRooms = [...detectorRoomsBelow, ...detectorRoomsAbove].flat();

const queryFloors = [
  ['grids', 'instances', 'samples', 'tables'],
  ['environment', 'inputs'],
  ['analyser'],
  ['detection'],
  ['analyses'],
  ['answer', 'resources'],
  ['streams'],
];

const inFolders = (root, folders) => `^${root}/(${folders.join('|')})/`;

const floorRules = (root, floors) =>
  floors.flatMap((floor, level) => {
    const name = `${root.replace(/^.*\//, '')}-floor-${level + 1}`;
    const higher = floors.slice(level + 1).flat();
    return [
      ...(higher.length === 0
        ? []
        : [
            {
              name,
              severity: 'error',
              comment: `${floor.join(', ')} stand below ${higher.join(', ')}`,
              from: { path: inFolders(root, floor) },
              to: { path: inFolders(root, higher) },
            },
          ]),
      {
        name: `${name}-apart`,
        severity: 'error',
        comment: `${floor.join(', ')} stand beside each other`,
        from: { path: inFolders(root, floor) },
        to: { path: inFolders(root, floor), pathNot: `^${root}/$1/` },
      },
    ];
  });

/** Files outside the folders of a root are above all of them. */
const closedFloorRules = (root, floors) => [
  ...floorRules(root, floors),
  {
    name: `${root.replace(/^.*\//, '')}-has-no-other-folders`,
    severity: 'error',
    comment: `a folder of ${root} has its floor in the lists above`,
    from: {},
    to: { path: `^${root}/[^/]+/`, pathNot: inFolders(root, floors.flat()) },
  },
];

/** What a detector is called and takes, apart from its model. */
const detectorDeclarations =
  '^src/core/detectors/(detectorDeclarations|declaration/[^/]+|[^/]+/[a-zA-Z]+Declaration)\\.ts$';

module.exports = {
  forbidden: [
    ...closedFloorRules('src/core', coreFloors),
    ...closedFloorRules('src/backend/query', queryFloors),
    {
      name: 'query-floors-hold-the-application',
      severity: 'error',
      comment: 'the application joins the folders of src/backend/query, which know nothing of it',
      from: { path: '^src/backend/query/[^/]+/' },
      to: { path: '^src/backend/query/[^/]+$' },
    },
    ...floorRules('src/core/detectors', [...detectorRoomsBelow, ...detectorRoomsAbove]),
    {
      name: 'detector-rooms-know-no-detector',
      severity: 'error',
      comment: 'what detectors are built of; the registry, and what judges by it, stand above',
      from: { path: inFolders('src/core/detectors', detectorRoomsBelow.flat()) },
      to: { path: '^src/core/detectors/', pathNot: inFolders('src/core/detectors', detectorRoomsBelow.flat()) },
    },
    {
      name: 'core-ground-is-free',
      severity: 'error',
      comment: 'random and result are below all floors',
      from: { path: '^src/core/(random|result)\\.ts$' },
      to: { path: '^src/' },
    },
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
      comment: 'of libraries only what decision 5 has measured',
      from: { path: '^src/core/', pathNot: detectorDeclarations },
      to: { pathNot: ['^src/core/', npm('simple-statistics')] },
    },
    {
      name: 'detectors-are-declared-apart',
      severity: 'error',
      comment: 'editors and the query model read declarations, which bring no model with them',
      from: { path: detectorDeclarations },
      to: { pathNot: [detectorDeclarations, npm('zod')] },
    },
    {
      name: 'editor-brings-no-numbers',
      severity: 'error',
      comment: 'the data source and the query model know detectors, methods and features by their declarations',
      from: { path: '^src/(datasource|protocol)/' },
      to: { path: '^src/core/(kernels|statistics|correlation|windows)/', reachable: true },
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
      to: { pathNot: ['^src/(core|frames/(schema|grafana))/', npm('@grafana/data')] },
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
          '^src/(chunks|charts|core|frames/(schema|grafana))/',
          npm('@grafana/(data|ui|runtime|i18n|schema)|react|@emotion/css|uplot|@types/react'),
        ],
      },
    },
    {
      name: 'datasource-speaks-protocol',
      severity: 'error',
      from: { path: '^src/datasource/' },
      to: {
        pathNot: [
          // Presets are plain lists of queries.
          '^src/(datasource|chunks|protocol|core|frames/schema|app/presets)/',
          npm(
            '@grafana/(data|ui|runtime|i18n|schema|plugin-ui)|react|@emotion/css|rxjs|zod|@types/react|yaml|diff|@codemirror/.*|@lezer/highlight|@prometheus-io/(lezer|codemirror)-promql|@grafana/lezer-logql'
          ),
        ],
      },
    },
    {
      name: 'app-reaches-panels-by-id',
      severity: 'error',
      from: { path: '^src/(app/|module\\.tsx)' },
      to: {
        pathNot: [
          '^src/(app|protocol|core|frames/(schema|grafana)|charts)/',
          // How variables are put into queries, the same from wherever a query is taken.
          '^src/datasource/variables/',
          // How PromQL is built out of what a store has, the same in a query and on a page.
          '^src/datasource/promql/',
          '^src/[^/]+$',
          npm(
            '@grafana/(data|runtime|scenes|ui|i18n|schema)|react|react-dom|react-router-dom|@emotion/css|rxjs|zod|@types/react|yaml|diff'
          ),
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
      comment: 'a detector is built of the rooms below, never of another detector; only the ensemble joins some',
      from: { path: `^src/core/detectors/(?!(?:ensemble|${detectorRooms.join('|')})/)([^/]+)/` },
      to: {
        path: '^src/core/detectors/',
        pathNot: ['^src/core/detectors/$1/', inFolders('src/core/detectors', detectorRoomsBelow.flat())],
      },
    },
    {
      name: 'ensemble-is-a-detector',
      severity: 'error',
      comment: 'it is built of detectors, and knows neither the registry nor what judges by it',
      from: { path: '^src/core/detectors/ensemble/' },
      to: { path: ['^src/core/detectors/[^/]+$', inFolders('src/core/detectors', detectorRoomsAbove.flat())] },
    },
    {
      name: 'plugin-knows-no-product',
      severity: 'error',
      comment: 'the plugin protocol is apart from what the plugin does',
      from: { path: '^src/backend/plugin/' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/backend/(plugin|workers|budget|telemetry)/',
          '^src/frames/(schema|arrow)/',
          '^src/core/result\\.ts$',
        ],
      },
    },
    {
      name: 'upstreams-know-no-analyses',
      severity: 'error',
      from: { path: '^src/backend/upstreams/' },
      to: { path: '^src/', pathNot: ['^src/backend/(upstreams|workers|budget|telemetry)/', '^src/(core|protocol)/'] },
    },
    {
      name: 'workers-know-no-tasks',
      severity: 'error',
      from: { path: '^src/backend/workers/' },
      to: { path: '^src/', pathNot: '^src/(backend/workers/|core/inOneGo)' },
    },
    {
      name: 'telemetry-knows-nobody',
      severity: 'error',
      comment: 'who has something to tell comes to it',
      from: { path: '^src/backend/telemetry/' },
      to: { path: '^src/', pathNot: '^src/backend/telemetry/' },
    },
    {
      name: 'budget-knows-no-analyses',
      severity: 'error',
      from: { path: '^src/backend/budget/' },
      to: {
        path: '^src/',
        pathNot: ['^src/backend/((budget|workers|upstreams)/|queryError\\.ts$)', '^src/(core|protocol|frames/schema)/'],
      },
    },
    {
      name: 'upstreams-stay-apart',
      severity: 'error',
      from: { path: '^src/backend/upstreams/([^/]+)/' },
      to: {
        path: '^src/backend/upstreams/[^/]+/',
        pathNot: ['^src/backend/upstreams/$1/', '^src/backend/upstreams/(?:http|readOnly)/'],
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
