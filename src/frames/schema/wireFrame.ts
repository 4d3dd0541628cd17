import { type Labels } from '../../core/series/labelledSeries';

/** What a frame holds, as Grafana's data plane contract names it; alert rules choose their conversion by it. */
export type FrameType =
  'timeseries-wide' | 'timeseries-long' | 'timeseries-multi' | 'numeric-wide' | 'numeric-multi' | 'numeric-long';

/** A remark on the result that Grafana shows at the corner of a panel. */
export interface FrameNotice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** Where to read more. */
  readonly link?: string;
}

/** What is known of a frame as a whole. */
export interface FrameMeta {
  readonly type?: FrameType;
  /** Major and minor version of {@link FrameMeta.type}; alert rules need it beside the type. */
  readonly typeVersion?: readonly [number, number];
  readonly notices?: readonly FrameNotice[];
  /** Facts of this plugin's own, serialisable as JSON. */
  readonly custom?: Readonly<Record<string, unknown>>;
  /** The query as it reached the store, for Grafana's query inspector. */
  readonly executedQueryString?: string;
  readonly preferredVisualisationType?: 'graph' | 'table' | 'logs' | 'trace' | 'nodeGraph';
  /** The panel that Explore shows the frame in. */
  readonly preferredVisualisationPluginId?: string;
  /** Live channel that goes on delivering this frame: `ds/<uid>/<path>`. */
  readonly channel?: string;
}

/** How a field wishes to be shown. */
export interface FieldConfig {
  /** The name that a legend shows. */
  readonly displayNameFromDS?: string;
  /** What stands for the field's name where that is given by a panel: in the node graph's legend. */
  readonly displayName?: string;
  readonly description?: string;
  /** A unit id of Grafana: `percent`, `ms`, `short` … */
  readonly unit?: string;
  readonly decimals?: number;
  readonly min?: number;
  readonly max?: number;
  /** Expected distance of samples in milliseconds: a longer one is a gap. */
  readonly interval?: number;
  /** How the field is coloured: `{ mode: 'fixed', fixedColor: 'red' }`, or a scheme by its id. */
  readonly color?: { readonly mode: string; readonly fixedColor?: string };
  /** Words for values. */
  readonly mappings?: ReadonlyArray<
    | { readonly type: 'value'; readonly options: Readonly<Record<string, { readonly text: string }>> }
    | {
        readonly type: 'range';
        readonly options: { readonly from: number; readonly to: number; readonly result: { readonly text: string } };
      }
  >;
  readonly custom?: Readonly<Record<string, unknown>>;
}

interface NamedField {
  /** Names are unique in a frame. */
  readonly name: string;
  readonly labels?: Labels;
  readonly config?: FieldConfig;
}

/** Epoch milliseconds, ascending where the frame is a time series; never missing. */
export interface TimeField extends NamedField {
  readonly type: 'time';
  readonly values: Float64Array;
}

/** Numbers; NaN is a missing value. */
export interface NumberField extends NamedField {
  readonly type: 'number';
  readonly values: Float64Array;
  /**
   * True: the field is nullable on the wire and a NaN is written as null, which Grafana draws as a gap and alert rules
   * skip. False or absent: NaN is written as NaN.
   */
  readonly nullable?: boolean;
}

/** Texts; the field is nullable on the wire when one of them is null. */
export interface StringField extends NamedField {
  readonly type: 'string';
  readonly values: ReadonlyArray<string | null>;
}

export interface BooleanField extends NamedField {
  readonly type: 'boolean';
  readonly values: readonly boolean[];
}

/** Structured values, such as the tags of a span: JSON texts on the wire, parsed where Grafana's browser side gets them. */
export interface JsonField extends NamedField {
  readonly type: 'json';
  readonly values: readonly string[];
}

export type WireField = TimeField | NumberField | StringField | BooleanField | JsonField;

/**
 * A table of named, typed columns of equal length on its way between the backend and Grafana, free of any encoding:
 * `frames/arrow` turns it into bytes and back.
 */
export interface WireFrame {
  readonly name?: string;
  readonly refId?: string;
  readonly meta?: FrameMeta;
  readonly fields: readonly WireField[];
}
