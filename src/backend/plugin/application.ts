import { type Result } from '../../core/result';
import { type WireFrame } from '../../frames/schema/wireFrame';

/** A data source as its administrator configured it. */
export interface DatasourceSettings {
  readonly uid: string;
  readonly name: string;
  readonly url: string;
  /** The settings of the config editor, not yet validated; an empty object where none were saved. */
  readonly jsonData: unknown;
  /** Decrypted secrets by key. A map, so that serialising settings by accident shows none of them. */
  readonly secrets: ReadonlyMap<string, string>;
  /** When the settings last changed, epoch milliseconds. */
  readonly updatedMs: number;
}

/** The person or the service account that asked. */
export interface GrafanaUser {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

/** Who asks, and through which configured data source. */
export interface InstanceContext {
  readonly orgId: number;
  readonly pluginId: string;
  readonly pluginVersion: string;
  /** Absent when Grafana itself asks. */
  readonly user?: GrafanaUser;
  /** Absent when the request is not for a data source. */
  readonly datasource?: DatasourceSettings;
  /** Grafana's own settings: `GF_APP_URL`, feature toggles … */
  readonly grafanaConfig: ReadonlyMap<string, string>;
}

/** One query of a request. */
export interface PluginQuery {
  readonly refId: string;
  readonly queryType: string;
  /** The query model, not yet validated. */
  readonly model: unknown;
  /** Begin and end of the time range, epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly intervalMs: number;
  readonly maxDataPoints: number;
}

export interface QueryRequest {
  readonly context: InstanceContext;
  /** Names as Grafana sends them, for example `FromAlert`. */
  readonly headers: ReadonlyMap<string, string>;
  readonly queries: readonly PluginQuery[];
}

/** Why a query has no frames. */
export interface QueryFailure {
  /** For the user to read; free of secrets. */
  readonly message: string;
  /** An HTTP status: 400 for a bad query, 502 for a store that failed … */
  readonly status: number;
  /** `downstream` when a store or the query is at fault, `plugin` when this plugin is. */
  readonly source: 'downstream' | 'plugin';
}

export type QueryOutcome = Result<readonly WireFrame[], QueryFailure>;

/** The outcome of every query of a request by its refId. */
export type QueryResponses = ReadonlyMap<string, QueryOutcome>;

export interface HealthReport {
  readonly status: 'ok' | 'error' | 'unknown';
  readonly message: string;
  /** Serialisable as JSON; Grafana shows `verboseMessage` of it, where present, below the message. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An HTTP-like request of the browser side to its backend. */
export interface ResourceRequest {
  readonly context: InstanceContext;
  /** Without the leading part that leads to this plugin. */
  readonly path: string;
  readonly method: string;
  /** Path and query string. */
  readonly url: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

export interface ResourceResponse {
  readonly status: number;
  readonly headers?: ReadonlyMap<string, readonly string[]>;
  readonly body: Uint8Array;
}

/** A viewer's wish to follow a live channel of a data source. */
export interface StreamRequest {
  readonly context: InstanceContext;
  /** The channel's name without scope and data source. */
  readonly path: string;
  /** What the subscriber sent along, parsed from JSON; undefined where it sent nothing. */
  readonly payload: unknown;
  readonly headers: ReadonlyMap<string, string>;
}

export type SubscriptionDecision = 'ok' | 'not-found' | 'permission-denied';

/**
 * What the plugin does, free of the protocol that asks for it. Every signal fires when the caller has gone or its
 * deadline has passed; a call that then rejects is no error. Any other rejection is a fault of this plugin: it is logged
 * and answered without its details.
 */
export interface Application {
  queryData(request: QueryRequest, signal: AbortSignal): Promise<QueryResponses>;
  checkHealth(context: InstanceContext, signal: AbortSignal): Promise<HealthReport>;
  callResource(request: ResourceRequest, signal: AbortSignal): Promise<ResourceResponse>;
  subscribeStream(request: StreamRequest, signal: AbortSignal): Promise<SubscriptionDecision>;
  /** Sends frames until the signal fires or there is no more to send; `send` resolves when the next may follow. */
  runStream(request: StreamRequest, send: (frame: WireFrame) => Promise<void>, signal: AbortSignal): Promise<void>;
}
