import { type PanelOptionsEditorBuilder } from '@grafana/data';

import { type DeclaredOption } from './declaredOption';
import { type OptionSection } from './optionSection';

/** The options of a panel, declared once: what is saved, what holds at first, and the pane that edits it. */
export interface OptionPane<Options> {
  readonly defaults: Options;
  /** The pane, given when an option is shown; those that are not named always are. */
  readonly shownIf: (conditions: {
    readonly [Name in keyof Options]?: (options: Options) => boolean;
  }) => (builder: PanelOptionsEditorBuilder<Options>) => void;
}

/** What a panel with this pane saves. */
export type OptionsOf<Pane extends { readonly defaults: unknown }> = Pane['defaults'];

type NameIn<Section> = Section extends OptionSection<infer Options> ? keyof Options & string : never;
type ValueIn<Section, Name> =
  Section extends OptionSection<infer Options>
    ? Name extends keyof Options
      ? Options[Name] extends DeclaredOption<infer Value>
        ? Value
        : never
      : never
    : never;

/** Joins sections to a pane. */
export function optionPane<Sections extends readonly OptionSection[]>(
  ...sections: Sections
): OptionPane<{ readonly [Name in NameIn<Sections[number]>]: ValueIn<Sections[number], Name> }>;
export function optionPane(...sections: readonly OptionSection[]): OptionPane<Readonly<Record<string, unknown>>> {
  const options = sections.flatMap((section) => Object.entries(section.options));
  return {
    defaults: Object.fromEntries(options.map(([name, option]) => [name, option.default])),
    shownIf: (conditions) => (builder) => {
      for (const section of sections) {
        const category = [section.title()];
        for (const [path, option] of Object.entries(section.options)) {
          const showIf = conditions[path];
          option.addTo(builder, {
            path,
            category,
            valueIn: (saved) => saved[path],
            ...(showIf === undefined ? {} : { showIf }),
          });
        }
      }
    },
  };
}
