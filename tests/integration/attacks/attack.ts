import { type PluginHost } from '../backend/pluginHost';

/** What an attack has at hand. */
export interface Target {
  readonly host: PluginHost;
  /** The address of the store of `attackStore.ts`. */
  readonly storeUrl: string;
}

/** Something that a viewer, or a store, can do to the plugin, and what the user sees of it. */
export interface Attack {
  readonly name: string;
  /** Resolves to what the user sees: an error, the notices of an answer, "the data". */
  readonly run: (target: Target) => Promise<string>;
  readonly sees: RegExp;
}
