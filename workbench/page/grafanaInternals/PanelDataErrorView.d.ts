/** A file of @grafana/runtime that is not exported: scripts/build-workbench.mjs resolves the name. */
declare module 'grafana-internal:PanelDataErrorView' {
  import { type ComponentType } from 'react';
  import { type PanelDataErrorViewProps } from '@grafana/runtime';

  export function setPanelDataErrorView(view: ComponentType<PanelDataErrorViewProps>): void;
}
