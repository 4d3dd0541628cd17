import { type InstanceContext } from '../application';
import { SecretMask } from './secretMask';
import { addressesOf, secretsOf } from './secretsOf';

interface KnownMask {
  readonly updatedMs: number;
  readonly secrets: readonly string[];
  readonly forAdmins: SecretMask;
  readonly forOthers: SecretMask;
}

/** Of so many data sources the secrets are remembered, for the log; those that were asked last. */
const mostKnown = 200;

/** The masks of all data sources that were asked of late. */
export class Masks {
  private readonly known = new Map<string, KnownMask>();
  private all: SecretMask | undefined;

  /** The mask for what a caller gets: it leaves the addresses of stores to administrators. */
  of({ orgId, datasource, user }: InstanceContext): SecretMask {
    if (datasource === undefined) {
      return new SecretMask([]);
    }
    const key = `${orgId}/${datasource.uid}`;
    let mask = this.known.get(key);
    if (mask === undefined || mask.updatedMs !== datasource.updatedMs) {
      const secrets = secretsOf(datasource);
      this.all = undefined;
      mask = {
        updatedMs: datasource.updatedMs,
        secrets,
        forAdmins: new SecretMask(secrets),
        forOthers: new SecretMask([...secrets, ...addressesOf(datasource)]),
      };
    }
    this.known.delete(key);
    this.known.set(key, mask);
    const [oldest] = this.known.keys();
    if (this.known.size > mostKnown && oldest !== undefined) {
      this.known.delete(oldest);
      this.all = undefined;
    }
    return user?.role === 'Admin' ? mask.forAdmins : mask.forOthers;
  }

  /**
   * Takes out the secrets of all of them: for the log, which does not know whose they are. At once, since the secret of one may be a
   * part of another's, and what is left of that would no longer be known.
   */
  applyAll(text: string): string {
    this.all ??= new SecretMask([...this.known.values()].flatMap(({ secrets }) => secrets));
    return this.all.apply(text);
  }
}
