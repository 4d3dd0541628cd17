/** A minimal loader for the AMD modules that the plugin build makes: one script a module, externals from a table. */
type AmdFactory = (...dependencies: unknown[]) => unknown;

interface AmdDefinition {
  readonly dependencies: readonly string[];
  readonly factory: AmdFactory;
}

declare global {
  interface Window {
    define: ((...args: unknown[]) => void) & { amd?: object };
  }
}

const isFactory = (value: unknown): value is AmdFactory => typeof value === 'function';
const isNames = (value: unknown): value is readonly string[] => Array.isArray(value);

export class AmdLoader {
  private readonly modules = new Map<string, Promise<unknown>>();
  private readonly definitions = new Map<string, AmdDefinition>();

  constructor(private readonly shared: Readonly<Record<string, unknown>>) {
    const define = (...args: unknown[]): void => {
      const script = document.currentScript;
      const factory = args.find(isFactory);
      if (script instanceof HTMLScriptElement && factory !== undefined) {
        this.definitions.set(script.src, { dependencies: args.find(isNames) ?? [], factory });
      }
    };
    window.define = Object.assign(define, { amd: {} });
  }

  /** Loads the module at `path` once, however often it is asked for. */
  load(path: string): Promise<unknown> {
    const url = new URL(path, window.location.origin).href;
    let module = this.modules.get(url);
    if (module === undefined) {
      module = this.loadScript(url);
      this.modules.set(url, module);
    }
    return module;
  }

  private loadScript(url: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = url;
      script.onerror = () => reject(new Error(`could not load ${url}`));
      script.onload = () => {
        const definition = this.definitions.get(script.src);
        if (definition === undefined) {
          reject(new Error(`${url} defined no AMD module`));
          return;
        }
        try {
          resolve(this.run(url, definition));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      document.head.append(script);
    });
  }

  private run(uri: string, { dependencies, factory }: AmdDefinition): unknown {
    const exports: Record<string, unknown> = {};
    const resolved = dependencies.map((name) => {
      if (name === 'module') {
        return { uri, exports };
      }
      if (name === 'exports') {
        return exports;
      }
      if (!(name in this.shared)) {
        throw new Error(`${uri} needs "${name}", which the workbench does not share`);
      }
      return this.shared[name];
    });
    return factory(...resolved) ?? exports;
  }
}
