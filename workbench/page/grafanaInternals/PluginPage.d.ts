/** A file of @grafana/runtime that is not exported: scripts/build-workbench.mjs resolves the name. */
declare module 'grafana-internal:PluginPage' {
  import { type ComponentType } from 'react';
  import { type PluginPageProps } from '@grafana/runtime';

  export function setPluginPage(page: ComponentType<PluginPageProps>): void;
}
