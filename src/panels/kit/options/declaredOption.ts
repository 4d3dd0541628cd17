import { type PanelOptionsEditorBuilder } from '@grafana/data';

/** Where an option stands, and when it is shown. */
export interface OptionPlace<Options, Value> {
  readonly path: string;
  readonly category: string[];
  readonly showIf?: (options: Options) => boolean;
  readonly valueIn: (options: Options) => Value;
}

/** An option of a panel: the value that it has at first, and its field (or fields) in the pane. */
export interface DeclaredOption<Value> {
  readonly default: Value;
  addTo<Options>(builder: PanelOptionsEditorBuilder<Options>, place: OptionPlace<Options, Value>): void;
}

/** What every field shows. */
export interface OptionTexts {
  readonly name: () => string;
  readonly description?: () => string;
}

/** What every field of Grafana's builder takes. */
export function fieldOf<Options, Value>(
  { name, description }: OptionTexts,
  { path, category, showIf }: OptionPlace<Options, Value>
) {
  return {
    path,
    category,
    name: name(),
    ...(description === undefined ? {} : { description: description() }),
    ...(showIf === undefined ? {} : { showIf }),
  };
}
