import { FieldConfigProperty, identityOverrideProcessor, type SetFieldConfigOptionsArgs } from '@grafana/data';
import { NoEditor } from '../options/editors/NoEditor';

/** Registers `custom.<name>` field options with their defaults, so that a dashboard's defaults and overrides apply. */
export function customFieldConfig<TConfig extends object>(
  defaults: Readonly<Record<string, unknown>>,
  colorMode = 'palette-classic'
): SetFieldConfigOptionsArgs<TConfig> {
  return {
    standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: colorMode } } },
    useCustomConfig: (builder) => {
      for (const [name, defaultValue] of Object.entries(defaults)) {
        builder.addCustomEditor({
          id: name,
          path: name as keyof TConfig & string,
          name,
          defaultValue,
          editor: NoEditor,
          override: NoEditor,
          process: identityOverrideProcessor,
          shouldApply: () => true,
          settings: {},
        });
      }
    },
  };
}
