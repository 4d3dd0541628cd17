/** A request that Grafana's protocol allows and this plugin cannot read; its message goes to the caller. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
}
