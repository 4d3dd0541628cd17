import { type FieldConfigSource } from '@grafana/data';
import { type AnnotationQuery, type Dashboard, type DataSourceRef, type DataTransformerConfig } from '@grafana/schema';

interface GridPosition {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The parts of a dashboard's JSON (schema version 1) that the workbench reads. */
export interface PanelJson {
  readonly id?: number;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly gridPos?: GridPosition;
  readonly datasource?: DataSourceRef;
  readonly targets?: ReadonlyArray<{ readonly refId: string }>;
  readonly options?: Record<string, unknown>;
  readonly fieldConfig?: FieldConfigSource;
  readonly transformations?: DataTransformerConfig[];
  readonly pluginVersion?: string;
  readonly transparent?: boolean;
  readonly maxDataPoints?: number;
  readonly interval?: string;
  readonly timeFrom?: string;
  readonly collapsed?: boolean;
  readonly panels?: readonly PanelJson[];
}

export interface DashboardJson {
  readonly uid: string;
  readonly title: string;
  readonly description?: string;
  readonly panels: readonly PanelJson[];
  readonly templating?: Dashboard['templating'];
  readonly time?: { readonly from: string; readonly to: string };
  readonly timezone?: string;
  readonly refresh?: string;
  readonly timepicker?: { readonly refresh_intervals?: string[] };
  readonly annotations?: { readonly list?: AnnotationQuery[] };
}
