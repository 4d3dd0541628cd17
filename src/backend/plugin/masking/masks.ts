import { type InstanceContext } from '../application';
import { SecretMask } from './secretMask';
import { addressesOf, secretsOf } from './secretsOf';

interface KnownMask {
  readonly updatedMs: number;
  readonly forAdmins: SecretMask;
  readonly forOthers: SecretMask;
}

/** Of so many data sources the secrets are remembered, for the log; those that were asked last. */
const mostKnown = 200;

/** The masks of all data sources that were asked of late. */
export class Masks {
  private readonly known = new Map<string, KnownMask>();

  /** The mask for what a caller gets: it leaves the addresses of stores to administrators. */
  of({ orgId, datasource, user }: InstanceContext): SecretMask {
    if (datasource === undefined) {
      return new SecretMask([]);
    }
    const key = `${orgId}/${datasource.uid}`;
    let mask = this.known.get(key);
    if (mask === undefined || mask.updatedMs !== datasource.updatedMs) {
      const secrets = secretsOf(datasource);
      mask = {
        updatedMs: datasource.updatedMs,
        forAdmins: new SecretMask(secrets),
        forOthers: new SecretMask([...secrets, ...addressesOf(datasource)]),
      };
    }
    this.known.delete(key);
    this.known.set(key, mask);
    const [oldest] = this.known.keys();
    if (this.known.size > mostKnown && oldest !== undefined) {
      this.known.delete(oldest);
    }
    return user?.role === 'Admin' ? mask.forAdmins : mask.forOthers;
  }

  /** Takes out the secrets of all of them: for the log, which does not know whose they are. */
  applyAll(text: string): string {
    return [...this.known.values()].reduce((rest, { forAdmins }) => forAdmins.apply(rest), text);
  }
}
