/** A query that cannot be answered for a reason that its author can mend; the message says which and how. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    message: string,
    readonly status = 400,
    options?: ErrorOptions
  ) {
    super(message, options);
  }
}
