/** A file of @grafana/runtime that is not exported: scripts/build-workbench.mjs resolves the name. */
declare module 'grafana-internal:PanelRenderer' {
  import { type ComponentType } from 'react';
  import { type PanelRendererProps } from '@grafana/runtime';

  export function setPanelRenderer(renderer: ComponentType<PanelRendererProps>): void;
}
