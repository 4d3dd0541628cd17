import { type StandardEditorsRegistryItem } from '@grafana/data';
import { BooleanEditor } from './BooleanEditor';
import { ColorEditor } from './ColorEditor';
import { ColorModeEditor } from './ColorModeEditor';
import { MultiSelectEditor } from './MultiSelectEditor';
import { NoEditor } from './NoEditor';
import { NumberEditor } from './NumberEditor';
import { RadioEditor } from './RadioEditor';
import { SelectEditor } from './SelectEditor';
import { SliderEditor } from './SliderEditor';
import { StringsEditor } from './StringsEditor';
import { TextEditor } from './TextEditor';
import { ThresholdsEditor } from './ThresholdsEditor';
import { UnitEditor } from './UnitEditor';

const editors = {
  number: NumberEditor,
  slider: SliderEditor,
  text: TextEditor,
  strings: StringsEditor,
  boolean: BooleanEditor,
  select: SelectEditor,
  radio: RadioEditor,
  'multi-select': MultiSelectEditor,
  color: ColorEditor,
  unit: UnitEditor,
  fieldColor: ColorModeEditor,
  thresholds: ThresholdsEditor,
  links: NoEditor,
  actions: NoEditor,
  mappings: NoEditor,
  'stats-picker': NoEditor,
  timezone: NoEditor,
  'field-name': NoEditor,
};

/** The editors that option builders of plugins ask for by id. */
export const standardEditors: readonly StandardEditorsRegistryItem[] = Object.entries(editors).map(([id, editor]) => ({
  id,
  name: id,
  editor,
}));
