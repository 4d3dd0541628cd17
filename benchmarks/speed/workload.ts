/** A library from npm that does the same. */
export interface Rival {
  readonly name: string;
  run(): unknown;
}

/** What the Python process is to do (see peer.py), and the arrays that it does it with. */
export interface PeerTask {
  readonly name: string;
  readonly operation: string;
  readonly arrays: Readonly<Record<string, Float64Array>>;
  readonly parameters?: Readonly<Record<string, number | string>>;
}

/** A workload with its data in place. */
export interface PreparedWorkload {
  /** The work itself; the result is what `check` gets. */
  run(): Float64Array;
  readonly inputBytes: number;
  readonly outputBytes: number;
  readonly rival?: Rival;
  readonly peer?: PeerTask;
  /** What the result is worth beside the peer's (undefined without Python): a few words; throws if it is wrong. */
  check(ours: Float64Array, peers: Float64Array | undefined): string;
}

export interface Workload {
  readonly name: string;
  /** Work and size, in a few words. */
  readonly title: string;
  /** The greatest ratio to the peer that was aimed at. */
  readonly goal?: number;
  prepare(): PreparedWorkload;
}
