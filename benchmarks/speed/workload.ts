/** A library from npm that does the same. */
export interface Rival {
  readonly name: string;
  run(): unknown;
}

/** How a peer's process is started. */
export interface PeerCommand {
  readonly program: string;
  readonly arguments: readonly string[];
}

/** What the peer's process is to do (see peer.py and go-peer), and what it does it with. */
export interface PeerTask {
  readonly name: string;
  readonly operation: string;
  /** Python by default. */
  readonly language?: 'python' | 'go';
  readonly arrays?: Readonly<Record<string, Float64Array>>;
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly parameters?: Readonly<Record<string, number | string>>;
}

/** A workload with its data in place. */
export interface PreparedWorkload {
  /** The work itself; the result, one array after the other where there are several, is what `check` gets. */
  run(): Float64Array | readonly Float64Array[];
  readonly inputBytes: number;
  readonly outputBytes: number;
  readonly rival?: Rival;
  readonly peer?: PeerTask;
  /** What the result is worth beside the peer's (undefined where there is none): a few words; throws if it is wrong. */
  check(ours: Float64Array, peers: Float64Array | undefined): string;
}

export interface Workload {
  readonly name: string;
  /** Work and size, in a few words. */
  readonly title: string;
  /** The greatest ratio to the peer that was aimed at. */
  readonly goal?: number;
  /** The greatest ratio to the npm rival that was aimed at. */
  readonly rivalGoal?: number;
  prepare(): PreparedWorkload;
}
