import { type DeclaredOption } from './declaredOption';

/** A section of an option pane: its title, and the options in it by their names. */
export interface OptionSection<Options extends DeclaredOptions = DeclaredOptions> {
  readonly title: () => string;
  readonly options: Options;
}

/** Options by the names under which they are saved, in the order in which the pane has them. */
export type DeclaredOptions = Readonly<Record<string, DeclaredOption<unknown>>>;

/** Declares a section; texts are functions, since the language is not known yet. */
export function optionSection<Options extends DeclaredOptions>(
  title: () => string,
  options: Options
): OptionSection<Options> {
  return { title, options };
}
