import {
  booleanOverrideProcessor,
  displayNameOverrideProcessor,
  dataLinksOverrideProcessor,
  identityOverrideProcessor,
  numberOverrideProcessor,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type FieldConfigPropertyItem,
  type StandardEditorsRegistryItem,
  type TransformerRegistryItem,
} from '@grafana/data';

const NoEditor = () => null;

const editorIds = [
  'number',
  'slider',
  'text',
  'strings',
  'boolean',
  'select',
  'radio',
  'multi-select',
  'unit',
  'links',
];
const moreEditorIds = [
  'actions',
  'color',
  'fieldColor',
  'thresholds',
  'mappings',
  'stats-picker',
  'timezone',
  'field-name',
];

const standardEditors = (): StandardEditorsRegistryItem[] =>
  [...editorIds, ...moreEditorIds].map((id) => ({ id, name: id, editor: NoEditor }));

type Processor = FieldConfigPropertyItem['process'];

const property = (id: string, process: Processor): FieldConfigPropertyItem => ({
  id,
  path: id,
  name: id,
  description: '',
  settings: {},
  category: ['Standard options'],
  editor: NoEditor,
  override: NoEditor,
  process,
  shouldApply: () => true,
});

/** What Grafana lets every panel configure of a field; dashboards set it in JSON, so no editors are needed here. */
const standardFieldConfig = (): FieldConfigPropertyItem[] => [
  property('unit', unitOverrideProcessor),
  property('min', numberOverrideProcessor),
  property('max', numberOverrideProcessor),
  property('fieldMinMax', booleanOverrideProcessor),
  property('decimals', numberOverrideProcessor),
  property('displayName', displayNameOverrideProcessor),
  property('description', stringOverrideProcessor),
  property('noValue', stringOverrideProcessor),
  property('links', dataLinksOverrideProcessor),
  property('mappings', valueMappingsOverrideProcessor),
  property('thresholds', thresholdsOverrideProcessor),
  property('color', identityOverrideProcessor),
  property('filterable', booleanOverrideProcessor),
];

const transformers = (): TransformerRegistryItem[] =>
  Object.values(standardTransformers).map((transformation) => ({
    id: transformation.id,
    name: transformation.name,
    transformation,
    editor: NoEditor,
    imageDark: '',
    imageLight: '',
  }));

export function fillStandardRegistries(): void {
  standardEditorsRegistry.setInit(standardEditors);
  standardFieldConfigEditorRegistry.setInit(standardFieldConfig);
  standardTransformersRegistry.setInit(transformers);
}
