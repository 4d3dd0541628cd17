/** The bundle's folder of chunks: assigning to it tells the bundle where to load them from. */
declare let __webpack_public_path__: string;

const appId = 'covary-observability-app';

/**
 * Grafana serves a nested plugin from an address of its own (`…/plugins/<plugin id>/`), while the chunks that plugins share
 * lie with the app. Called before a chunk is asked for. Does nothing outside the plugin's bundles.
 *
 * @param folder the plugin's folder within the app, such as `panels/violin`: where the app itself is the root of the address, it ends with that
 */
export function pointToAppFiles(folder: string): void {
  if (typeof __webpack_public_path__ !== 'undefined') {
    __webpack_public_path__ = appFiles(__webpack_public_path__, folder);
  }
}

/** The app's own folder of files, given the one that a nested plugin was loaded from. */
export function appFiles(ownFiles: string, folder: string): string {
  const nested = `/${folder}/`;
  return ownFiles.endsWith(nested) ? ownFiles.slice(0, 1 - nested.length) : ownFiles.replace(/[^/]+\/$/, `${appId}/`);
}
