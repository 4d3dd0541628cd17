import { type DatasourceSettings, type InstanceContext } from '../../plugin/application';

interface Kept<Instance> {
  readonly updatedMs: number;
  readonly instance: Instance;
  users: number;
  lastUseMs: number;
}

/** A data source that nobody has asked for so long lets its connections go. */
const idleMs = 600_000;

/** No more data sources than this stay open while nobody asks them. */
const mostIdle = 100;

/**
 * Opened data sources, kept from one request to the next until the data source's settings change, nobody asks for a while,
 * or too many others are open. Whoever uses them when that happens keeps them until it has done.
 */
export class InstanceCache<Instance> {
  private readonly instances = new Map<string, Kept<Instance>>();

  constructor(
    private readonly open: (settings: DatasourceSettings) => Instance,
    private readonly close: (instance: Instance) => void,
    private readonly nowMs: () => number = () => performance.now()
  ) {}

  /** Does work with a data source; with `none` where the request has no data source. */
  async use<Result>(
    context: InstanceContext,
    none: Instance,
    work: (instance: Instance) => Promise<Result>
  ): Promise<Result> {
    const { orgId, datasource } = context;
    if (datasource === undefined) {
      return work(none);
    }
    const key = `${orgId}/${datasource.uid}`;
    const kept = this.keptOf(key, datasource);
    kept.users += 1;
    try {
      return await work(kept.instance);
    } finally {
      kept.users -= 1;
      kept.lastUseMs = this.nowMs();
      if (kept.users === 0 && this.instances.get(key) !== kept) {
        this.close(kept.instance);
      }
      this.letIdleGo();
    }
  }

  private keptOf(key: string, datasource: DatasourceSettings): Kept<Instance> {
    const known = this.instances.get(key);
    // The one that was used last is last in the map.
    this.instances.delete(key);
    if (known !== undefined && known.updatedMs === datasource.updatedMs) {
      this.instances.set(key, known);
      return known;
    }
    if (known !== undefined && known.users === 0) {
      this.close(known.instance);
    }
    const opened = {
      updatedMs: datasource.updatedMs,
      instance: this.open(datasource),
      users: 0,
      lastUseMs: this.nowMs(),
    };
    this.instances.set(key, opened);
    return opened;
  }

  private letIdleGo(): void {
    const longestIdleMs = this.nowMs() - idleMs;
    let surplus = this.instances.size - mostIdle;
    for (const [key, kept] of this.instances) {
      if (kept.users === 0 && (surplus > 0 || kept.lastUseMs < longestIdleMs)) {
        this.instances.delete(key);
        this.close(kept.instance);
        surplus -= 1;
      }
    }
  }
}
