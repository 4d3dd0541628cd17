/** Webpack's folder of chunks: assigning to it tells the bundle where to load them from. */
declare let __webpack_public_path__: string;

const appId = 'covary-observability-app';

/**
 * Grafana serves a nested panel from an address of its own (`…/plugins/<panel id>/`), while the chunks that panels share
 * lie with the app. Called before a chunk is asked for. Does nothing outside a webpack bundle.
 *
 * @param folder the panel's folder within the app: where the app itself is the root of the address, it ends with that
 */
export function pointToAppFiles(folder: string): void {
  if (typeof __webpack_public_path__ !== 'undefined') {
    __webpack_public_path__ = appFiles(__webpack_public_path__, folder);
  }
}

/** The app's own folder of files, given the one that a panel was loaded from. */
export function appFiles(panelFiles: string, folder: string): string {
  const nested = `panels/${folder}/`;
  return panelFiles.endsWith(nested)
    ? panelFiles.slice(0, -nested.length)
    : panelFiles.replace(/[^/]+\/$/, `${appId}/`);
}
