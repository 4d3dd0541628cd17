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
  type TransformerRegistryItem,
} from '@grafana/data';
import { BooleanEditor } from '../options/editors/BooleanEditor';
import { ColorModeEditor } from '../options/editors/ColorModeEditor';
import { NoEditor } from '../options/editors/NoEditor';
import { NumberEditor } from '../options/editors/NumberEditor';
import { standardEditors } from '../options/editors/standardEditors';
import { TextEditor } from '../options/editors/TextEditor';
import { ThresholdsEditor } from '../options/editors/ThresholdsEditor';
import { UnitEditor } from '../options/editors/UnitEditor';

type Processor = FieldConfigPropertyItem['process'];
type Editor = FieldConfigPropertyItem['editor'];

const property = (
  id: string,
  name: string,
  process: Processor,
  editor: Editor = NoEditor,
  settings: object = {}
): FieldConfigPropertyItem => ({
  id,
  path: id,
  name,
  description: '',
  settings,
  category: ['Standard options'],
  editor,
  override: editor,
  process,
  shouldApply: () => true,
});

/** What Grafana lets every panel configure of a field, with editors for what is set often; JSON can set all. */
const standardFieldConfig = (): FieldConfigPropertyItem[] => [
  property('unit', 'Unit', unitOverrideProcessor, UnitEditor),
  property('min', 'Min', numberOverrideProcessor, NumberEditor),
  property('max', 'Max', numberOverrideProcessor, NumberEditor),
  property('fieldMinMax', 'Field min/max', booleanOverrideProcessor, BooleanEditor),
  property('decimals', 'Decimals', numberOverrideProcessor, NumberEditor, { min: 0, max: 15, integer: true }),
  property('displayName', 'Display name', displayNameOverrideProcessor, TextEditor),
  property('description', 'Description', stringOverrideProcessor),
  property('noValue', 'No value', stringOverrideProcessor, TextEditor),
  property('links', 'Data links', dataLinksOverrideProcessor),
  property('mappings', 'Value mappings', valueMappingsOverrideProcessor),
  property('color', 'Color scheme', identityOverrideProcessor, ColorModeEditor),
  property('thresholds', 'Thresholds', thresholdsOverrideProcessor, ThresholdsEditor),
  property('filterable', 'Filterable', booleanOverrideProcessor),
];

/** Some have two names in the list of all. */
const transformers = (): TransformerRegistryItem[] =>
  [...new Map(Object.values(standardTransformers).map((one) => [one.id, one])).values()].map((transformation) => ({
    id: transformation.id,
    name: transformation.name,
    transformation,
    editor: NoEditor,
    imageDark: '',
    imageLight: '',
  }));

export function fillStandardRegistries(): void {
  standardEditorsRegistry.setInit(() => [...standardEditors]);
  standardFieldConfigEditorRegistry.setInit(standardFieldConfig);
  standardTransformersRegistry.setInit(transformers);
}
